// The page without a mouse: keys that work anywhere on it but in a field.
import { arrive, type Story } from "./story";

export const KEYS: [string, string][] = [
  ["j, k", "next, previous event"],
  ["Enter or o", "open the sentences of the event, or close them"],
  ["/", "search"],
  ["f", "filter"],
  ["Home, End", "first, last event, from an event"],
  ["Escape", "close the report; show all again"],
  ["?", "these keys"],
];

function current(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]") ?? null;
}

/** Rows that answer, in the order of the page. */
function shownRows(story: Story): number[] {
  const rows = new Set(story.index.row.filter((_, event) => story.answers[event]));
  return [...rows].sort((a, b) => a - b);
}

async function step(story: Story, by: number): Promise<void> {
  const rows = shownRows(story);
  const at = rows.indexOf(Number(current()?.dataset.row ?? -1));
  const next = by === -Infinity ? rows[0] : by === Infinity ? rows.at(-1) : rows[at < 0 ? 0 : at + by];
  if (next === undefined) return;
  const list = story.lists.find((held) => held.rows.has(next))!;
  const row = list.rows.get(next)!;
  if (!row.isConnected) list.reveal(next);
  arrive(row.querySelector<HTMLElement>("article:not([hidden])"));
}

async function toggle(story: Story, row: HTMLElement): Promise<void> {
  if (story.isFolded && !row.classList.contains("open")) return story.unfoldRow(row);
  const fold = row.querySelector<HTMLDetailsElement>("article:not([hidden]) > details");
  if (fold) fold.open = !fold.open;
}

export function listen(story: Story, help: () => void): void {
  addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, canvas, dialog, aside")) return;
    const row = current();
    const acts: Record<string, () => void> = {
      j: () => void step(story, 1),
      k: () => void step(story, -1),
      "/": () => document.getElementById("words")?.focus(),
      f: () => document.getElementById("narrow")?.click(),
      "?": help,
      Escape: () => (story.reading ? story.visit("") : story.clear()),
    };
    if (row && target.matches("article")) {
      acts.Enter = acts.o = () => void toggle(story, row);
      acts.Home = () => void step(story, -Infinity);
      acts.End = () => void step(story, Infinity);
    }
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]!();
  });
}
