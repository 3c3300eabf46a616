// The reports' texts: in the document, or in packs; and the words of quotes taken from them.
import { elements, Packs, type Claim, type Index } from "./data";

const AROUND = 140; // characters of the paragraph on either side of a quote

export class Reports {
  private packs: Packs | null;
  private opened = new Map<number, Promise<HTMLElement | null>>();
  private byId: Map<string, number>;

  constructor(private index: Index) {
    this.packs = index.texts ? new Packs("t", index.texts) : null;
    this.byId = new Map(index.articles.map(([id], n) => [id, n]));
  }

  /** The report of an anchor such as a-0123456789ab-4-120. */
  of(anchor: string): Promise<HTMLElement | null> {
    const n = this.byId.get(anchor.split("-")[1] ?? "");
    return n === undefined ? Promise.resolve(null) : this.report(n);
  }

  report(n: number): Promise<HTMLElement | null> {
    let held = this.opened.get(n);
    if (!held) this.opened.set(n, (held = this.open(n)));
    return held;
  }

  private async open(n: number): Promise<HTMLElement | null> {
    if (!this.packs) return document.getElementById(`a-${this.index.articles[n]![0]}`);
    return elements(await this.packs.piece(n)).querySelector("article");
  }

  /** The words of a numbered paragraph. */
  async paragraph(article: number, n: number): Promise<string> {
    return (await this.place(article, n))?.querySelector(".t")?.textContent ?? "";
  }

  private async place(article: number, n: number): Promise<Element | null> {
    const id = `a-${this.index.articles[article]?.[0]}-${n}`;
    return (await this.report(article))?.querySelector(`[id="${id}"]`) ?? null;
  }

  /** Fill in the quotes of a row whose words were left to the script. */
  async fill(row: ParentNode, claims: Claim[]): Promise<void> {
    for (const place of row.querySelectorAll<HTMLElement>("[data-words]")) {
      const [article, block, start, end, ...marks] = place.dataset.words!.split(" ").map(Number) as [number, number, number, number, ...number[]];
      const paragraph = await this.place(article, block);
      place.removeAttribute("data-words");
      place.replaceChildren(...quoted(paragraph?.querySelector(".t")?.textContent ?? "", start, end, marks));
      const figure = place.closest("figure")!;
      const told = claims.filter((claim) => claim[1] === article && claim[2] === block && claim[3] === start && claim[4] === end);
      figure.prepend(...told.map(([id]) => anchored(`c-${id}`)));
      const caption = figure.querySelector("figcaption")!;
      caption.prepend(this.link(article, paragraph, place), caption.childNodes.length ? " · " : "");
    }
  }

  /** "The Courier, ¶ 12", a link to the sentence in the report. */
  private link(article: number, paragraph: Element | null, place: HTMLElement): HTMLElement {
    const said = place.querySelector(".said")?.textContent ?? "";
    const sentence = [...(paragraph?.querySelectorAll(".told") ?? [])].find((told) => said.includes(told.textContent!));
    const link = document.createElement("a");
    link.className = "src";
    link.href = `#${sentence?.id ?? paragraph?.id ?? ""}`;
    link.textContent = `${this.index.names.outlets[this.index.articles[article]![1]]}, ${paragraph?.querySelector(".n")?.textContent ?? "¶"}`;
    return link;
  }
}

function anchored(id: string): HTMLElement {
  const held = document.createElement("span");
  held.id = id;
  return held;
}

function quoted(text: string, start: number, end: number, marks: number[]): HTMLElement[] {
  const said = document.createElement("span");
  said.className = "said";
  let at = start;
  for (let n = 0; n + 1 < marks.length; n += 2) {
    const [low, high] = [Math.max(marks[n]!, at), Math.min(marks[n + 1]!, end)];
    if (low >= high) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(low, high);
    said.append(text.slice(at, low), mark);
    at = high;
  }
  said.append(text.slice(at, end));
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return [
    ...context(start > AROUND ? `… ${before.replace(/^\S*\s/, "")}` : before),
    said,
    ...context(end + AROUND < text.length ? `${after.replace(/\s\S*$/, "")} …` : after),
  ];
}

function context(words: string): HTMLElement[] {
  if (!words) return [];
  const held = document.createElement("span");
  held.className = "ctx";
  held.textContent = words;
  return [held];
}
