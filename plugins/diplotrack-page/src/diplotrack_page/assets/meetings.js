// Who met whom: a matrix of the parties that meet most.

const MATRIX = 14; // parties; more do not fit a page
const HAPPENED = new Set(["held", "ongoing"]);
const AHEAD = new Set(["proposed", "scheduled", "postponed"]);

const meetingsView = (section, shown) => {
  const engagements = shown.filter((record) => record.type === "engagement" && record.codes.size > 1);
  const met = new Map();
  for (const record of engagements) {
    const codes = [...record.codes];
    for (const one of codes) {
      for (const other of codes) {
        if (one === other) continue;
        const cell = met.get(`${one} ${other}`) ?? [0, 0];
        if (HAPPENED.has(record.status)) cell[0] += 1;
        else if (AHEAD.has(record.status)) cell[1] += 1;
        met.set(`${one} ${other}`, cell);
      }
    }
  }
  const all = tally(engagements.flatMap((record) => [...record.codes])).map(([code]) => code);
  const parties = all.slice(0, MATRIX);
  const most = Math.max(1, ...[...met.values()].map(([held]) => held));
  const head = make("tr", {}, make("td", {}), parties.map((code) => make("th", { scope: "col" }, make("abbr", { title: partyNames.get(code) }, code))));
  const rows = parties.map((one) =>
    make("tr", {}, make("th", { scope: "row" }, said(partyNames.get(one)), " ", make("span", { class: "code" }, one)), parties.map((other) => square(one, other, met, most))));
  const about = [make("h2", { id: "meetings-title" }, "Who met whom")];
  if (!parties.length) {
    section.replaceChildren(...about, make("p", { class: "empty" }, "No engagement of two parties fits."));
    return;
  }
  const left = all.length - parties.length;
  const lead = "Engagements that were held or are under way, by pair of parties; with a plus, those that are proposed, scheduled or postponed. A number leads to its records."
    + (left ? ` ${counted(left, "party is", "parties are")} left out here; choose one above to see it.` : "");
  const table = make("table", { class: "matrix", "aria-labelledby": "meetings-title" }, make("thead", {}, head), make("tbody", {}, rows));
  const scroller = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Matrix of parties" }, table);
  section.replaceChildren(...about, make("p", { class: "lead" }, lead), scroller);
};

const square = (one, other, met, most) => {
  if (one === other) return make("td", { class: "self" });
  const [held, ahead] = met.get(`${one} ${other}`) ?? [0, 0];
  if (!held && !ahead) return make("td", { class: "none" });
  const words = `${partyNames.get(one)} and ${partyNames.get(other)}: ${held} held${ahead ? `, ${ahead} ahead` : ""}`;
  const href = address({ ...current, view: "timeline", party: one, with: other, kind: current.kind || "engagement", record: "" });
  const content = [held ? String(held) : "", ahead ? make("small", {}, `+${ahead}`) : ""];
  return make("td", { class: `heat-${held ? Math.ceil((held / most) * 4) : 0}` }, make("a", { href, "aria-label": words }, content));
};
