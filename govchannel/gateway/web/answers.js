// Judges answers as a terminal and the agency do (govchannel/contract/answers.py): by the form's JSON Schema, and by what
// a schema cannot say. The agency judges again: this is for whoever types.

import { Validator } from "./vendor.js";

/** Keywords that only say that something inside is wrong. */
const AROUND = new Set(["properties", "items", "prefixItems", "allOf", "anyOf", "oneOf", "if", "then", "else", "$ref"]);

/** The questions that are shown: a condition names an earlier one, which must itself be shown. */
export function asked(form, answers) {
  const given = new Map();
  return form.fields.filter((field) => {
    if (field.when && given.get(field.when.field) !== field.when.equals) return false;
    given.set(field.name, answers[field.name]);
    return true;
  });
}

/** Answers to what is asked, and nothing else. */
export function shown(form, answers) {
  const names = asked(form, answers).map((field) => field.name);
  return Object.fromEntries(names.filter((name) => answers[name] !== undefined).map((name) => [name, answers[name]]));
}

/** What is wrong, in the form's order: {path, field, text}. `sentences` are `answer_words.py`'s. */
export function troubles(form, answers, sentences) {
  const wrong = faults(form, answers);
  const found = [];
  const fields = asked(form, answers);
  for (const [path, field] of paths(fields, answers)) {
    const value = valueAt(answers, path);
    if (value !== undefined && !isRight(field.type, value) && !wrong.has(path)) wrong.set(path, { keyword: "" });
    if (wrong.has(path)) found.push({ path, field, text: sentence(field.type, wrong.get(path), sentences) });
  }
  if (!found.length && wrong.size) {
    found.push({ path: fields[0].name, field: fields[0], text: sentences.wrong });
  }
  return found;
}

/** Whether a question has to be answered, with the other answers as they are. */
export function mustBeAnswered(form, answers, name) {
  const { [name]: _, ...others } = answers;
  return faults(form, others).get(name)?.keyword === "required";
}

/** Questions and those inside them, each with its path. */
function* paths(fields, answers) {
  for (const field of fields) {
    yield [field.name, field];
    const items = field.type === "list" ? (answers[field.name] ?? []).map((_, at) => `${at}.`) : [""];
    for (const item of items) {
      for (const part of field.fields ?? []) yield [`${field.name}.${item}${part.name}`, part];
    }
  }
}

function valueAt(answers, path) {
  return path.split(".").reduce((value, part) => value?.[part], answers);
}

/** Path -> the first keyword of the schema that its answer fails, and that keyword's figure. */
function faults(form, answers) {
  const wrong = new Map();
  const { errors } = new Validator(form.schema, "2020-12", false).validate(answers);
  for (const { keyword, keywordLocation, instanceLocation, error } of errors) {
    if (AROUND.has(keyword)) continue;
    const way = pointer(instanceLocation);
    // The judge names the property that is missing in its sentence only.
    if (keyword === "required") way.push(/"(.*)"/.exec(error)[1]);
    // What is wrong inside an answer that has no questions of its own is wrong with that answer.
    while (way.length > 1 && !fieldAt(form, way)) way.pop();
    const limit = pointer(keywordLocation).reduce((value, part) => value?.[part], form.schema);
    if (!wrong.has(way.join("."))) wrong.set(way.join("."), { keyword, limit });
  }
  return wrong;
}

function fieldAt(form, [name, ...inner]) {
  const field = form.fields.find((one) => one.name === name);
  return inner.length ? field?.fields?.find((part) => part.name === inner.at(-1)) : field;
}

function pointer(location) {
  const parts = location.replace(/^#\/?/, "").split("/");
  return parts.filter(Boolean).map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What is beyond a schema. */
function isRight(type, value) {
  switch (type) {
    case "citizen_id":
      return isCitizenId(String(value));
    case "amount":
      return typeof value === "number" && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
    case "place":
      return Boolean(value.code);
    default:
      return true;
  }
}

function isCitizenId(digits) {
  if (!/^[1-8][0-9]{12}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 12)].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return Number(digits[12]) === (11 - (sum % 11)) % 10;
}

function sentence(type, { keyword, limit }, sentences) {
  if (keyword === "required") return sentences.missingByType[type] ?? sentences.missing;
  if (keyword in sentences.limits) return sentences.limits[keyword].replace("{limit}", limit);
  return sentences.byType[type] ?? sentences.wrong;
}
