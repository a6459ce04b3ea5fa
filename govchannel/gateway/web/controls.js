// The page's controls: from what stands in them to answers as the form's schema wants them, and to words for the review.
// Every question is an element with its path and type (`data-path`, `data-type`); form.html draws them.

const BUDDHIST_ERA = 543;
const DIGITS = { "๐": "0", "๑": "1", "๒": "2", "๓": "3", "๔": "4", "๕": "5", "๖": "6", "๗": "7", "๘": "8", "๙": "9" };

/** All answers below an element: name -> value; what was not answered is left out. */
export function readAll(root) {
  const answers = {};
  for (const question of questions(root)) {
    const value = read(question);
    if (value !== undefined) answers[nameOf(question)] = value;
  }
  return answers;
}

/** The questions directly below an element, not those inside them. */
export function questions(root) {
  return [...root.querySelectorAll("[data-path]")].filter(
    (question) => question.parentElement.closest("[data-path]") === (root.closest("[data-path]") ?? null),
  );
}

function nameOf(question) {
  return question.dataset.path.split(".").pop();
}

function read(question) {
  const { type } = question.dataset;
  switch (type) {
    case "text":
    case "long_text":
    case "email":
      return control(question).value.trim() || undefined;
    case "phone":
    case "citizen_id":
      return arabic(control(question).value).replace(/[\s\-–]/g, "") || undefined;
    case "number":
    case "amount":
      return number(arabic(control(question).value).replace(/[\s,฿]/g, ""));
    case "date":
      return date(question);
    case "choice": {
      const chosen = question.querySelector("input:checked");
      return chosen ? JSON.parse(chosen.value) : undefined;
    }
    case "yes_no": {
      const chosen = question.querySelector("input:checked");
      return chosen ? chosen.value === "true" : undefined;
    }
    case "many_choices": {
      const chosen = [...question.querySelectorAll("input:checked")].map((one) => JSON.parse(one.value));
      return chosen.length ? chosen : undefined;
    }
    case "consent":
      return control(question).checked || undefined;
    case "place": {
      const { value } = question.querySelector("[data-level='2']");
      return value ? JSON.parse(value) : undefined;
    }
    case "person": {
      const parts = readAll(question);
      return Object.keys(parts).length ? parts : undefined;
    }
    case "list": {
      const items = [...question.querySelectorAll(".item")].map(readAll);
      return items.length ? items : undefined;
    }
    default:
      throw new Error(`no such question: ${type}`);
  }
}

function control(question) {
  return question.querySelector("input, textarea, select");
}

function arabic(text) {
  return text.trim().replace(/[๐-๙]/g, (digit) => DIGITS[digit]);
}

/** A number; what is none stays a text, which the schema refuses. */
function number(text) {
  if (!text) return undefined;
  return /^-?[0-9]{1,15}(\.[0-9]{1,4})?$/.test(text) ? Number(text) : text;
}

/** ``2026-11-21``; with the day or month left open, as far as it is known. What is no date stays one that is refused. */
function date(question) {
  const [day, month, year] = ["day", "month", "year"].map((part) =>
    arabic(question.querySelector(`[data-part='${part}']`).value),
  );
  if (!day && !month && !year) return undefined;
  // Nobody alive was born, and no paper is from, before 1800: a larger year is of the Buddhist Era.
  const common = /^[0-9]{4}$/.test(year) ? Number(year) - (Number(year) >= 2343 ? BUDDHIST_ERA : 0) : NaN;
  if (Number.isNaN(common) || (day && !month)) return "?";
  const parts = [String(common).padStart(4, "0"), month, day].filter(Boolean);
  if (parts.length < 3) return question.hasAttribute("data-partial") ? parts.join("-") : "?";
  const at = new Date(`${parts.join("-")}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day) ? parts.join("-") : "?";
}

/** What stands in the controls, untouched: to fill another copy of the page with. */
export function snapshot(root) {
  const values = [...root.querySelectorAll("input, textarea, select")].map((one) => [
    one.id,
    one.type === "checkbox" || one.type === "radio" ? one.checked : one.value,
  ]);
  const lists = [...root.querySelectorAll("[data-type='list']")].map((list) => [
    list.dataset.path,
    list.querySelectorAll(".item").length,
  ]);
  return { values, lists };
}

/** Fill controls with a snapshot; those that are not there are left out. */
export function restore(root, { values, lists }) {
  for (const [path, count] of lists) {
    const list = root.querySelector(`[data-path='${path}']`);
    while (list && list.querySelectorAll(".item").length < count && addItem(list)) continue;
  }
  for (const [id, value] of values) {
    const one = document.getElementById(id);
    if (!one) continue;
    if (typeof value === "boolean") one.checked = value;
    else one.value = value;
    if (one.dataset.level) one.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** One more item of a list; null when there may be no more. */
export function addItem(list) {
  const items = list.querySelector(".items");
  const at = items.children.length;
  if (at >= Number(list.dataset.most)) return null;
  const item = list.querySelector("template").content.firstElementChild.cloneNode(true);
  for (const element of [item, ...item.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes("__at__")) attribute.value = attribute.value.replaceAll("__at__", String(at));
    }
  }
  item.querySelector(".count").textContent = String(at + 1);
  items.append(item);
  list.querySelector(".add").hidden = at + 1 >= Number(list.dataset.most);
  return item;
}

/** A list without one of its items. */
export function removeItem(list, item) {
  const items = [...list.querySelectorAll(".item")];
  const kept = items.filter((one) => one !== item).map((one) => snapshot(one).values);
  for (const one of items) one.remove();
  for (const values of kept) {
    const added = [...addItem(list).querySelectorAll("input, textarea, select")];
    values.forEach(([, value], place) => {
      if (typeof value === "boolean") added[place].checked = value;
      else added[place].value = value;
    });
  }
  list.querySelector(".add").hidden = false;
}

/** An answer in words. */
export function said(field, value, page) {
  if (value === undefined) return page.words.not_answered;
  switch (field.type) {
    case "choice":
      return field.options[String(value)] ?? String(value);
    case "many_choices":
      return value.map((one) => field.options[String(one)] ?? String(one)).join(", ");
    case "yes_no":
      return value ? page.words.yes : page.words.no;
    case "consent":
      return page.words.agreed;
    case "amount":
      return `${value.toLocaleString("en-US", { minimumFractionDigits: value % 1 ? 2 : 0 })} ${page.words.baht}`;
    case "number":
      return value.toLocaleString("en-US");
    case "date":
      return dateInWords(value, page.language);
    case "place":
      return [value.subdistrict, value.district, value.province, value.postcode].join(" ");
    default:
      return String(value);
  }
}

function dateInWords(value, language) {
  const known = value.split("-").length;
  const [year, month = "01", day = "01"] = value.split("-");
  const wanted = { year: "numeric", month: known > 1 ? "long" : undefined, day: known > 2 ? "numeric" : undefined };
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const said = at.toLocaleDateString(language === "th" ? "th-TH" : "en-GB", { ...wanted, calendar: "gregory", timeZone: "UTC" });
  return language === "th" ? said.replace(/(ค\.ศ\. )?[0-9]{4}$/, String(Number(year) + BUDDHIST_ERA)) : said;
}
