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
const MARKS = /\p{M}/gu;

function plain(term: string): string {
  return term.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

export class Search {
  ready = false;
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
    if (this.ready) return new Set(this.index.search(words).map((found) => found.id as number));
    const asked = plain(words).split(/\s+/).filter(Boolean);
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
