// People: who took part in what, as the documents name them.

const peopleView = (section, shown, whole) => {
  const known = new Map();
  for (const record of shown) {
    for (const { name, title, party } of record.people ?? []) {
      const one = known.get(name) ?? { name, titles: new Set(), parties: new Set(), count: 0, last: null };
      if (title) one.titles.add(title);
      if (party) one.parties.add(party[1]);
      one.count += 1;
      if (record.time && record.first >= (one.last?.first ?? "")) one.last = record;
      known.set(name, one);
    }
  }
  const everyone = [...known.values()].sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
  const title = make("h2", { id: "people-title" }, "People");
  if (!everyone.length) {
    section.replaceChildren(title, make("p", { class: "empty" }, "No record that fits names a person."));
    return;
  }
  const columns = ["Name", "Acts for", "Office, as the sources say", "Engagements", "Latest"];
  const body = make("tbody");
  const build = (parent, one) => {
    const href = address({ ...current, view: "timeline", person: one.name, record: "" });
    parent.append(make("tr", {},
      make("th", { scope: "row" }, make("a", { href, class: "open" }, said(one.name))),
      make("td", { "data-label": columns[1] }, joined([...one.parties].map((name) => said(name)))),
      make("td", { "data-label": columns[2] }, joined([...one.titles].map((name) => said(name)), "; ")),
      make("td", { "data-label": columns[3], class: "number" }, String(one.count)),
      make("td", { "data-label": columns[4] }, one.last ? one.last.time.words : "")));
  };
  const rest = unfold(body, everyone, build, whole);
  const head = make("thead", {}, make("tr", {}, columns.map((name) => make("th", { scope: "col" }, name))));
  section.replaceChildren(title, make("table", { class: "people", "aria-labelledby": "people-title" }, head, body), rest);
};
