// One record as it stands in a list: what it says, and the words of its source.

const namesOf = (parties) => joined(parties.map(([, name]) => said(name)), " – ");

const heading = (record) =>
  record.type === "engagement"
    ? namesOf(record.parties)
    : [...joined(record.by.map(([, name]) => said(name))), ...(record.to ? [" → ", ...joined(record.to.map(([, name]) => said(name)))] : [])];

const mark = (record) => make("span", { class: `mark ${record.overdue ? "overdue" : record.status}` }, record.overdue ? "overdue" : record.status);

const citation = (source) => {
  const parts = [];
  if (source.publisher) parts.push(said(source.publisher));
  if (source.published) parts.push(make("time", { datetime: source.published }, dayWords(source.published)));
  const name = source.title ?? source.uri;
  return [...(name ? [said(name, { class: "work" })] : ["Untitled source"]), ...parts.flatMap((part) => [", ", part])];
};

const quotation = ([id, , , words]) => {
  const source = sources.get(id);
  return make("figure", { class: "quote" }, make("blockquote", {}, said(words)), source && make("figcaption", {}, citation(source)));
};

const person = ({ name, title, party }) =>
  make("span", { class: "person" }, said(name), title ? [", ", said(title)] : "", party && !title ? [" (", said(party[1]), ")"] : "");

const card = (record, level = "h4") => {
  const title = make(level, {}, make("a", { href: address({ ...current, record: record.id }), class: "open" }, heading(record)));
  const kicker = make("p", { class: "kicker" }, capital(record.kind), " ", mark(record));
  const lines = [];
  if (record.content) lines.push(make("p", { class: "content" }, said(record.content)));
  else if (record.summary) lines.push(make("p", { class: "content" }, said(record.summary)));
  const about = [];
  if (record.place) about.push(said(record.place));
  if (record.people) about.push(...record.people.map(person));
  if (about.length) lines.push(make("p", { class: "about" }, joined(about, " · ")));
  if (record.due) lines.push(make("p", { class: "due" }, "Due ", make("time", {}, record.due.words)));
  const [first] = record.quotes;
  const more = record.quotes.length - 1;
  const quote = first ? quotation(first) : make("p", { class: "unquoted" }, "No quotation: this record comes from a table.");
  if (more > 0) quote.append(make("p", { class: "more" }, `and ${counted(more, "more quotation")}`));
  return make("article", { class: `card ${record.type}`, "data-id": record.id }, kicker, title, lines, quote);
};

// Long lists begin with their first records. The rest comes at a press of the button, and before printing.
const CHUNK = 40;
const unfold = (list, entries, build, whole) => {
  let shown = 0;
  const button = make("button", { type: "button", class: "rest" });
  const add = (number) => {
    const first = shown;
    for (const entry of entries.slice(shown, shown + number)) build(list, entry);
    shown = Math.min(entries.length, shown + number);
    button.hidden = shown === entries.length;
    button.textContent = `Show ${Math.min(CHUNK, entries.length - shown)} more of ${(entries.length - shown).toLocaleString("en")}`;
    return first;
  };
  button.addEventListener("click", () => {
    const before = list.querySelectorAll(".open").length;
    add(CHUNK);
    list.querySelectorAll(".open")[before]?.focus();
  });
  add(whole ? entries.length : CHUNK);
  return button;
};
