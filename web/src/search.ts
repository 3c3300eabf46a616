// Words to events: at once by their lines, and in full once every quote is indexed.
import MiniSearch from "minisearch";

export interface Told {
  id: number;
  line: string;
  names: string;
  said: string;
}

const SLICE_MS = 12; // of indexing at a time, so that a frame is not missed
const FUZZY_FROM = 5; // letters; in shorter words a slip makes another word
const MOST_TERMS = 60; // that are marked on the page
const MARKS = /\p{M}/gu;

function plain(term: string): string {
  return term.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

export class Search {
  ready = false;
  /** The words, as they stand in lines and quotes, that answered last. */
  terms: string[] = [];
  private index = new MiniSearch<Told>({
    fields: ["line", "names", "said"],
    processTerm: plain,
    searchOptions: {
      boost: { line: 3, names: 2 },
      combineWith: "AND",
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length >= FUZZY_FROM ? 0.2 : false),
      processTerm: plain,
    },
  });
  private lines: string[];

  constructor(lines: string[]) {
    this.lines = lines.map(plain);
  }

  /** The events that hold the words; before all are indexed, those whose line holds them. */
  find(words: string): Set<number> {
    if (this.ready) {
      const found = this.index.search(words);
      this.terms = [...new Set(found.flatMap((one) => one.terms))].slice(0, MOST_TERMS);
      return new Set(found.map((one) => one.id as number));
    }
    const asked = plain(words).split(/\s+/).filter(Boolean);
    this.terms = asked;
    const found = this.lines.flatMap((line, n) => (asked.every((word) => line.includes(word)) ? [n] : []));
    return new Set(found);
  }

  /** Index all events in slices. */
  async fill(count: number, told: (event: number) => Promise<Told>): Promise<void> {
    let until = performance.now() + SLICE_MS;
    for (let event = 0; event < count; event++) {
      this.index.add(await told(event));
      if (performance.now() > until) {
        await pause();
        until = performance.now() + SLICE_MS;
      }
    }
    this.ready = true;
  }
}

/** Let the page answer and paint; idle callbacks would wait much longer. */
function pause(): Promise<void> {
  return new Promise((go) => setTimeout(go, 0));
}

/** Mark the words in the lines and quotes of these rows, without touching them. */
export function mark(terms: string[], rows: Iterable<HTMLElement>): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("found");
  if (!terms.length) return;
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const word = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const found = new Highlight();
  for (const row of rows) {
    for (const held of row.querySelectorAll(".line bdi, .said")) {
      const walker = document.createTreeWalker(held, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const hit of (node as Text).data.matchAll(word)) {
          const range = new Range();
          range.setStart(node, hit.index);
          range.setEnd(node, hit.index + hit[0].length);
          found.add(range);
        }
      }
    }
  }
  CSS.highlights.set("found", found);
}
