// The page as a whole: its head, its filters, and what happens when the address changes or it is printed.

const VIEW_OF = { timeline: timelineView, commitments: boardView, meetings: meetingsView, people: peopleView };
const form = document.getElementById("filters");
let current = readState();
let shown = [];
let shownFor = null;

const choice = (name, label, options) => {
  const select = make("select", { name, id: `filter-${name}` }, make("option", { value: "" }, "Any"), options);
  return make("div", { class: `field ${name}` }, make("label", { for: `filter-${name}` }, label), select);
};
const entry = (name, label, type, attributes = {}) =>
  make("div", { class: `field ${name}` }, make("label", { for: `filter-${name}` }, label), make("input", { name, id: `filter-${name}`, type, autocomplete: "off", ...attributes }));
const option = (value, text) => put(make("option", { value }), text.length > 80 ? `${text.slice(0, 79)}…` : text);
const grouped = (label, values) => values.length ? make("optgroup", { label }, values.map((value) => option(value, capital(value)))) : null;

const buildForm = () => {
  const parties = [...partyNames].sort((one, other) => (one[1] < other[1] ? -1 : 1)).map(([code, name]) => option(code, name));
  const of = (type, field) => tally(records.filter((record) => record.type === type).map((record) => record[field])).map(([value]) => value);
  const people = tally(records.flatMap((record) => record.names)).map(([name]) => name).sort();
  const kinds = [make("option", { value: "engagement" }, "All engagements"), make("option", { value: "commitment" }, "All commitments"),
    grouped("Engagements", of("engagement", "kind")), grouped("Commitments", of("commitment", "kind"))];
  const statuses = [make("option", { value: "overdue" }, "Overdue"), grouped("Engagements", of("engagement", "status")), grouped("Commitments", of("commitment", "status"))];
  const clear = make("button", { type: "reset", class: "clear" }, "Clear");
  const toggle = make("button", { type: "button", class: "toggle", "aria-expanded": "false" }, "More filters");
  toggle.addEventListener("click", () => {
    toggle.setAttribute("aria-expanded", String(form.classList.toggle("wide")));
  });
  form.append(
    entry("q", "Search", "search", { placeholder: "Words, names, quotations" }), toggle,
    choice("party", "Party", parties), choice("with", "And party", parties.map((one) => one.cloneNode(true))),
    choice("person", "Person", people.map((name) => option(name, name))),
    choice("kind", "Kind", kinds), choice("status", "Status", statuses),
    entry("from", "From", "date"), entry("to", "Until", "date"), clear);
  form.addEventListener("input", () => {
    const given = Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value]));
    go({ ...current, ...given, record: "" }, { quietly: true });
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    go({ view: current.view, record: "", ...Object.fromEntries(FILTERS.map((name) => [name, ""])) });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
};

const fillForm = () => {
  for (const name of FILTERS) if (form.elements[name].value !== current[name]) form.elements[name].value = current[name];
  form.querySelector(".clear").hidden = !FILTERS.some((name) => current[name]);
};

// Typing replaces the address, so that the way back is not paved with single letters; everything else adds one.
const go = (state, { quietly = false } = {}) => {
  const url = address(state);
  if (url === address(current)) return;
  if (quietly) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  follow();
};

const follow = () => {
  const before = current;
  current = readState();
  fillForm();
  render(before);
  const record = byId.get(current.record);
  if (record) showRecord(record);
  else if (dialog.open) dialog.close();
};

const filtersOf = (state) => FILTERS.map((name) => state[name]).join("\u0000");

const render = (before = null, whole = false) => {
  const filters = filtersOf(current);
  if (shownFor !== filters) {
    shown = fitting(current);
    shownFor = filters;
  } else if (before && before.view === current.view && !whole) return;
  for (const link of document.querySelectorAll("#views a")) {
    const view = link.dataset.view;
    link.href = address({ ...current, view, record: "" });
    if (view === current.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  for (const [view, build] of Object.entries(VIEW_OF)) {
    const section = document.getElementById(view);
    section.hidden = !whole && view !== current.view;
    if (section.hidden) section.replaceChildren();
    else build(section, shown, whole);
  }
  const all = shown.length === records.length;
  document.getElementById("result").textContent = records.length
    ? all ? `All ${counted(records.length, "record")}` : `${shown.length.toLocaleString("en")} of ${counted(records.length, "record")} fit`
    : "This file holds no records.";
};

const roomFor = (id) => Math.max(300, document.getElementById(id).clientWidth || 1000);

const buildHead = () => {
  const title = document.querySelector("#title bdi");
  const words = title.textContent;
  title.replaceChildren();
  put(title, words);
  const days = records.flatMap(({ time }) => [time?.from, time?.to]).filter(Boolean).sort();
  const years = days.length ? [Number(days[0].slice(0, 4)), Number(days.at(-1).slice(0, 4))] : [];
  const span = !years.length ? "" : years[0] === years[1] ? `, ${years[0]}` : `, ${years[0]}–${years[1]}`;
  document.getElementById("extent").textContent = `${counted(partyNames.size, "party", "parties")}, ${counted(sources.size, "source")}${span}`;
  const commitments = records.filter((record) => record.type === "commitment");
  const figures = [
    ["Engagements", records.length - commitments.length, { view: "timeline", kind: "engagement" }],
    ["Commitments", commitments.length, { view: "commitments" }],
    ["Open", commitments.filter((record) => UNSETTLED.has(record.status)).length, { view: "commitments" }],
    ["Overdue", commitments.filter((record) => record.overdue).length, { view: "commitments", status: "overdue" }],
  ];
  const empty = Object.fromEntries(["record", ...FILTERS].map((name) => [name, ""]));
  document.getElementById("figures").append(...figures.map(([name, number, state]) =>
    make("div", { class: `figure ${name.toLowerCase()} ${number ? "some" : "none"}` }, make("dt", {}, name), make("dd", {}, make("a", { href: address({ ...empty, ...state }), "aria-label": `${name}: ${number}` }, number.toLocaleString("en"))))));
  document.getElementById("asof").textContent = `Deadlines are held against ${asOf}.`;
  document.getElementById("views").append(...[...VIEWS].map(([view, name]) => make("a", { href: "#", "data-view": view }, name)));
};

document.getElementById("skip").addEventListener("click", (event) => {
  // The fragment holds the state, so the link moves the focus and leaves the address as it is.
  event.preventDefault();
  document.getElementById("main").focus();
});
document.addEventListener("click", (event) => {
  const id = event.target.closest?.("svg [data-id]")?.dataset.id;
  if (id) go({ ...current, record: id });
});
window.addEventListener("popstate", follow);
window.addEventListener("beforeprint", () => render(null, true));
window.addEventListener("afterprint", () => render(null));

// The chart is drawn to the width that it has, so that its words keep their size.
let width = document.body.clientWidth;
window.addEventListener("resize", () => {
  if (document.body.clientWidth === width) return;
  width = document.body.clientWidth;
  if (current.view === "timeline") document.querySelector(".timechart")?.replaceWith(chart(shown, roomFor("timeline")));
});

buildForm();
buildHead();
fillForm();
render();
document.body.classList.add("ready");
if (byId.has(current.record)) showRecord(byId.get(current.record));
