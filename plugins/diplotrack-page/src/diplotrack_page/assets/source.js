// One record in full, with its quotations marked in the texts that they come from.

const dialog = document.getElementById("source");

// Offsets of evidence count code points, those of scripts count units of UTF-16.
const unitsTo = (text, points) => {
  let units = 0;
  for (let n = 0; n < points && units < text.length; n += 1) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
};

const marked = (source, quotes) => {
  const text = make("div", { class: "text", lang: source.language ?? null, dir: "auto" });
  let done = 0;
  for (const [, start, end] of [...quotes].sort((one, other) => one[1] - other[1])) {
    const from = Math.max(done, unitsTo(source.text, start));
    const to = unitsTo(source.text, end);
    if (to <= from) continue;
    put(text, source.text.slice(done, from));
    text.append(put(make("mark"), source.text.slice(from, to)));
    done = to;
  }
  return put(text, source.text.slice(done));
};

const facts = (record) => {
  const list = make("dl", { class: "facts" });
  const add = (name, ...values) => list.append(make("div", {}, make("dt", {}, name), make("dd", {}, ...values)));
  if (record.time) add(record.type === "engagement" ? "When" : "Made", record.time.words, " ", make("code", {}, record.time.edtf));
  if (record.due) add("Due", record.due.words, " ", make("code", {}, record.due.edtf), deadline(record) ? ` – ${deadline(record)}` : "");
  if (record.place) add("Place", said(record.place));
  if (record.people) add("People", joined(record.people.map((one) => make("span", {}, person(one), one.role ? ` (${one.role})` : "")), "; "));
  if (record.summary && record.content) add("Summary", said(record.summary));
  if (record.topics) add("Topics", joined(record.topics.map((topic) => said(topic)), "; "));
  const whole = byId.get(record.whole);
  if (whole) add(record.type === "engagement" ? "Part of" : "Made at", make("a", { href: address({ ...current, record: whole.id }) }, capital(whole.kind), ": ", heading(whole)));
  const parts = records.filter((other) => other.whole === record.id);
  if (parts.length) add("With it", joined(parts.map((other) => make("a", { href: address({ ...current, record: other.id }) }, capital(other.kind), ": ", heading(other))), "; "));
  add("Record", make("code", {}, said(record.id)));
  return list;
};

const sourceParts = (record) => {
  if (!record.quotes.length) return [make("p", { class: "unquoted" }, "No quotation: this record comes from a table.")];
  const ids = [...new Set(record.quotes.map(([id]) => id))];
  return ids.map((id) => {
    const quotes = record.quotes.filter((quote) => quote[0] === id);
    const source = sources.get(id);
    if (!source) return make("div", {}, quotes.map(quotation), make("p", { class: "unquoted" }, "The text that this stands in is not in this file."));
    const link = linkable(source.uri)
      ? make("p", { class: "origin" }, make("a", { href: source.uri, rel: "noopener noreferrer external", target: "_blank" }, "Open the original in a new tab"))
      : source.uri && source.title ? make("p", { class: "origin" }, said(source.uri)) : null;
    return make("div", { class: "document" }, make("h3", {}, citation(source)), link, marked(source, quotes));
  });
};

const showRecord = (record) => {
  const close = make("button", { type: "button", class: "close" }, "Close");
  close.addEventListener("click", () => dialog.close());
  const body = make("div", { class: "body", tabindex: "0", role: "region", "aria-label": "Record and source" },
    make("p", { class: "kicker" }, capital(record.kind), " ", mark(record)),
    make("h2", { id: "source-title" }, heading(record)),
    record.content ? make("p", { class: "content" }, said(record.content)) : null,
    facts(record), sourceParts(record));
  dialog.replaceChildren(close, body);
  if (!dialog.open) dialog.showModal();
  body.scrollTop = 0;
  const found = dialog.querySelector("mark");
  if (found && found.offsetTop > body.clientHeight - 80) found.closest(".document").scrollIntoView({ block: "start" });
};

dialog.addEventListener("close", () => {
  if (current.record) go({ ...current, record: "" });
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
