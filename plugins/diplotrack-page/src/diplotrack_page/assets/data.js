// The records as the page was written, and what is worked out from them once.

const items = JSON.parse(document.getElementById("data").textContent);
const sources = new Map(items.filter((item) => item.type === "document").map((item) => [item.id, { text: "", ...item }]));
const records = items.filter((item) => item.type !== "document");
const byId = new Map(records.map((record) => [record.id, record]));

const localDay = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
const givenDay = document.body.dataset.today;
const today = givenDay || localDay();

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const dayWords = (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(0, 4))}`;

const UNSETTLED = new Set(["open", "accepted"]);
const partyNames = new Map();

for (const record of records) {
  const parties = record.type === "engagement" ? record.parties : [...record.by, ...(record.to ?? [])];
  for (const [code, name] of parties) if (!partyNames.has(code)) partyNames.set(code, name);
  record.codes = new Set(parties.map(([code]) => code));
  record.names = (record.people ?? []).map((person) => person.name);
  record.time = record.type === "engagement" ? record.when : record.made;
  record.span = record.time ?? record.due;
  // Overdue as the ledger has it: still waiting, and its last day lies before the day asked about.
  record.overdue = record.type === "commitment" && UNSETTLED.has(record.status) && Boolean(record.due?.to) && record.due.to < today;
  record.quotes = record.evidence ?? [];
  const told = record.quotes.map(([id]) => sources.get(id)?.published).filter(Boolean).sort()[0];
  record.first = record.span?.from ?? record.span?.to ?? told ?? "";
  record.search = [
    record.content, record.summary, record.place, record.kind, record.status, ...(record.topics ?? []),
    ...parties.map(([code, name]) => `${name} ${code}`), ...(record.people ?? []).map((person) => `${person.name} ${person.title ?? ""}`),
    ...record.quotes.map((quote) => quote[3]),
  ].filter(Boolean).join("\n").toLowerCase();
}
// By day, then by id, as the ledger has them; what has no date comes last.
records.sort((one, other) => {
  const [left, right] = [one.first || "~", other.first || "~"];
  if (left !== right) return left < right ? -1 : 1;
  return one.id < other.id ? -1 : 1;
});

const tally = (values) => {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
};
