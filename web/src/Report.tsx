// A report beside the timeline, opened at the sentence that was asked for.
import { useEffect, useRef } from "preact/hooks";
import { useStory } from "./Bar";
import type { Story } from "./story";

export function Report({ story }: { story: Story }) {
  useStory(story);
  const body = useRef<HTMLDivElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const { reading } = story;
  useEffect(() => {
    if (!reading) return;
    const came = document.activeElement as HTMLElement | null;
    let isGone = false;
    void story.reports.of(reading).then((report) => {
      if (isGone || !report || !body.current) return;
      const shown = report.cloneNode(true) as HTMLElement;
      const target = shown.querySelector<HTMLElement>(`[id="${CSS.escape(reading)}"]`) ?? (shown.id === reading ? shown : null);
      for (const one of [shown, ...shown.querySelectorAll("[id]")]) one.removeAttribute("id");
      body.current.replaceChildren(shown);
      close.current?.focus({ preventScroll: true });
      if (target && target !== shown) {
        target.classList.add("arrived");
        target.scrollIntoView({ block: "center", behavior: "instant" });
      } else body.current.scrollTop = 0;
    });
    return () => {
      isGone = true;
      if (came?.isConnected) came.focus({ preventScroll: true });
    };
  }, [reading]);
  if (!reading) return null;
  return (
    <aside class="report" aria-label="The report" onKeyDown={(event) => event.key === "Escape" && story.visit("")}>
      <p class="head">
        <span>The report, as it was read</span>
        <button type="button" ref={close} onClick={() => story.visit("")}>
          Close
        </button>
      </p>
      <div class="text reports" ref={body} tabIndex={0} role="region" aria-label="Text of the report" />
    </aside>
  );
}
