// Search, what is chosen, and the panel to choose from.
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { ALL, chosenOf, FACETS, isNarrow, LEAVE_OUT, namesOf, with_, without, type Key } from "./filters";
import { dayName, iso, read } from "./days";
import type { Story } from "./story";

const WAIT_MS = 60; // after the last key, before the page is searched

export function useStory(story: Story): void {
  const [, again] = useState(0);
  useEffect(() => {
    again((n) => n + 1); // something may have been asked before this listened
    return story.hear(() => again((n) => n + 1));
  }, [story]);
}

export function Bar({ story }: { story: Story }) {
  useStory(story);
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const total = story.answers.length;
  return (
    <>
      <div class="ask">
        <Words story={story} />
        <button type="button" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)} id="narrow">
          Filter
        </button>
        <p role="status" class="count">
          {isNarrow(story.filter) ? `${story.count.toLocaleString("en")} of ${total.toLocaleString("en")} events` : `${total.toLocaleString("en")} events`}
        </p>
      </div>
      <Chosen story={story} />
      <div id={panel} class="panel" hidden={!isOpen}>
        {isOpen && <Panel story={story} />}
      </div>
    </>
  );
}

function Words({ story }: { story: Story }) {
  const [typed, setTyped] = useState(story.filter.words);
  const waiting = useRef(0);
  useEffect(() => setTyped(story.filter.words), [story.filter.words]);
  const ask = (words: string) => {
    setTyped(words);
    clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => story.ask({ ...story.filter, words }), WAIT_MS);
  };
  return (
    <input
      type="search"
      id="words"
      aria-label="Search lines, quotes and names"
      placeholder="Search lines, quotes and names"
      autocomplete="off"
      spellcheck={false}
      value={typed}
      onInput={(event) => ask(event.currentTarget.value)}
    />
  );
}

function Chosen({ story }: { story: Story }) {
  const { filter } = story;
  if (!isNarrow(filter)) return null;
  const label = new Map<Key, string>([...FACETS, ...LEAVE_OUT]);
  return (
    <ul class="chosen" aria-label="What is chosen">
      {filter.words && <Chip said={`“${filter.words}”`} drop={() => story.ask({ ...filter, words: "" })} />}
      {(filter.from !== null || filter.to !== null) && (
        <Chip said={stretch(filter.from, filter.to)} drop={() => story.ask({ ...filter, from: null, to: null })} />
      )}
      {chosenOf(filter).map(([key, name]) => (
        <Chip key={key + name} said={`${label.get(key)}: ${name}`} drop={() => story.ask(without(filter, key, name))} />
      ))}
      <li>
        <button type="button" class="all" onClick={() => story.ask(ALL)}>
          Show all
        </button>
      </li>
    </ul>
  );
}

function Chip({ said, drop }: { said: string; drop: () => void }) {
  return (
    <li>
      <button type="button" onClick={drop} aria-label={`Remove ${said}`}>
        <bdi>{said}</bdi> <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

function stretch(from: number | null, to: number | null): string {
  if (from === null) return `until ${dayName(to! - 1)}`;
  if (to === null) return `from ${dayName(from)}`;
  const [first, last] = [dayName(from), dayName(to - 1)];
  return first === last ? first : `${first} to ${last}`;
}

function Panel({ story }: { story: Story }) {
  return (
    <>
      {FACETS.map(([key, label]) => (
        <Choice key={key} story={story} facet={key} label={label} none="any" />
      ))}
      <Day story={story} end="from" />
      <Day story={story} end="to" />
      {LEAVE_OUT.map(([key, label]) => (
        <Choice key={key} story={story} facet={key} label={label} none="leave out none" />
      ))}
    </>
  );
}

function Choice({ story, facet, label, none }: { story: Story; facet: Key; label: string; none: string }) {
  const { index, filter } = story;
  const options = useMemo(() => counted(story, facet), [index, facet]);
  const chosen = filter.chosen[facet] ?? [];
  const listed = useMemo(
    () =>
      options.map(([name, count]) => (
        <option key={name} value={name} disabled={chosen.includes(name)}>
          {`${name} (${count})`}
        </option>
      )),
    [options, chosen.join("\n")],
  );
  if (!options.length || (options.length === 1 && options[0]![1] === index.ids.length)) return null;
  return (
    <label>
      {label}
      <select name={facet} value="" onChange={(event) => event.currentTarget.value && story.ask(with_(filter, facet, event.currentTarget.value))}>
        <option value="">{chosen.length ? chosen.join(", ") : none}</option>
        {listed}
      </select>
    </label>
  );
}

/** Names of a facet with the number of events of each, most first. */
function counted(story: Story, facet: Key): [string, number][] {
  const found = new Map<string, number>();
  story.index.ids.forEach((_, event) => {
    for (const name of namesOf(story.index, event, facet)) found.set(name, (found.get(name) ?? 0) + 1);
  });
  return [...found].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function Day({ story, end }: { story: Story; end: "from" | "to" }) {
  const { filter } = story;
  const at = filter[end];
  const shown = at === null ? "" : iso(end === "to" ? at - 1 : at);
  const set = (typed: string) => {
    const minute = typed.trim() ? read(typed, end === "to") : null;
    if (minute !== null || !typed.trim()) story.ask({ ...filter, [end]: minute });
  };
  return (
    <label>
      {end === "from" ? "From day" : "To day"}
      <input type="text" name={end} inputMode="numeric" placeholder="YYYY-MM-DD" value={shown} onChange={(event) => set(event.currentTarget.value)} />
    </label>
  );
}
