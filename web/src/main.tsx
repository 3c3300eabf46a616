// Begins when the page has been read: what stands on it stays, and can now be searched and narrowed.
import { render } from "preact";
import { useRef } from "preact/hooks";
import { Atlas, hasMap } from "./Atlas";
import { Bar } from "./Bar";
import { unpack, type Index } from "./data";
import { KEYS, listen } from "./keys";
import { Report } from "./Report";
import { Story } from "./story";
import { Strip } from "./Strip";

const NEAR_PX = "900px"; // below the window a folded part is put in its place

function Tools({ story, help }: { story: Story; help: { show: () => void } }) {
  const keys = useRef<HTMLDialogElement>(null);
  help.show = () => keys.current?.showModal();
  return (
    <>
      <Bar story={story} />
      <Strip story={story} />
      <dialog ref={keys} aria-label="Keys">
        <h2>Keys</h2>
        <dl>
          {KEYS.map(([key, does]) => (
            <div key={key}><dt>{key}</dt><dd>{does}</dd></div>
          ))}
        </dl>
        <form method="dialog"><button>Close</button></form>
      </dialog>
    </>
  );
}

async function begin(): Promise<void> {
  const index = await unpack<Index>("index");
  const main = document.getElementById("main");
  if (!index || !main) return;
  const story = new Story(index);
  document.documentElement.classList.add("live");
  document.documentElement.classList.toggle("folded", story.isFolded);
  const tools = place("search", "tools", main);
  tools.setAttribute("aria-label", "Search and filter");
  const help = { show: () => {} };
  render(<Tools story={story} help={help} />, tools);
  const side = document.createElement("div");
  document.body.append(side);
  render(<Report story={story} />, side);
  listen(story, () => help.show());
  follow(story, tools);
  if (story.isFolded) fold(story);
  maps(story);
  history.scrollRestoration = "manual";
  if (document.readyState !== "complete") await new Promise((go) => addEventListener("load", go, { once: true }));
  story.follow();
  addEventListener("popstate", () => story.follow());
  addEventListener("beforeprint", () => story.lists.forEach((list) => list.whole(true)));
  addEventListener("afterprint", () => story.lists.forEach((list) => list.whole(false)));
  new ResizeObserver(() => document.documentElement.style.setProperty("--tools", `${tools.offsetHeight}px`)).observe(tools);
  await new Promise((go) => setTimeout(go, 0)); // paint first
  await story.search.fill(index.ids.length, (event) => story.told(event));
  document.documentElement.classList.add("indexed");
  if (story.filter.words) story.ask(story.filter, true);
}

function place(tag: string, name: string, before: HTMLElement): HTMLElement {
  const held = document.createElement(tag);
  held.className = name;
  before.before(held);
  return held;
}

/** Links within the page are followed here, so that the filter stays and what is folded opens. */
function follow(story: Story, tools: HTMLElement): void {
  addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLAnchorElement>("a[href^='#']");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      story.visit(link.getAttribute("href")!.slice(1));
    }
    const row = target.closest<HTMLElement>("[data-row]");
    if (row && !link && target.closest(".unfold")) void (row.classList.contains("open") ? story.foldRow(row) : story.unfoldRow(row));
  });
  // What has the focus must not lie under the bar.
  addEventListener("focusin", (event) => {
    const target = event.target as HTMLElement;
    if (tools.contains(target) || getComputedStyle(tools).position !== "sticky") return;
    const [top, low] = [target.getBoundingClientRect().top, tools.getBoundingClientRect().bottom];
    if (top >= 0 && top < low && !target.closest("aside, dialog")) scrollBy({ top: top - low - 12, behavior: "instant" });
  });
}

/** On a folded page, parts open as they come near. */
function fold(story: Story): void {
  const near = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && void story.unfold(one.target.id).then(() => near.unobserve(one.target))), { rootMargin: NEAR_PX });
  for (const pack of document.querySelectorAll("script[id^='p-']")) {
    const part = document.getElementById(pack.id.slice(2));
    if (part) near.observe(part);
  }
}

function maps(story: Story): void {
  const drawn = new WeakSet<Element>();
  const draw = () => {
    document.querySelectorAll<HTMLElement>(".part.map").forEach((part) => {
      const of = Number(/^s(\d+)-/.exec(part.id)?.[1] ?? 1) - 1;
      const list = part.querySelector("ul");
      if (drawn.has(part) || !list || !hasMap(story, of)) return;
      drawn.add(part);
      render(<Atlas story={story} of={of} />, place("div", "atlas-place", list));
    });
  };
  draw();
  story.hear(draw);
}

void begin();
