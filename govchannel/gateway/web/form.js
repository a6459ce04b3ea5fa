// A form on a phone: fill in, look at everything once more, send, keep the number. What was typed lives in this page only;
// it leaves it sealed to the agency, and never stands in an address, a cookie or a store.

import { asked, mustBeAnswered, shown, troubles } from "./answers.js";
import { addItem, questions, readAll, removeItem, restore, said, snapshot } from "./controls.js";
import { offerPlaces } from "./places.js";
import { canSeal, seal } from "./sealing.js";

const ANSWER_SECONDS = 20;
const LONGEST_PAUSE = 30;

let page = readPage(document);
/** What is on its way: sealed once, sent as often as it takes, until it is known what became of it. */
let sealed = null;
let agreedAt = null;
let sent = false;
let judged = false;

const $ = (id) => document.getElementById(id);

function readPage(from) {
  const read = JSON.parse(from.getElementById("page").textContent);
  read.form.fields = read.form.steps.flatMap((step) => step.fields);
  return read;
}

function answers() {
  return shown(page.form, readAll($("form")));
}

// --- filling in -------------------------------------------------------------------------------------------------------

async function begin() {
  $("no-script").remove();
  if (!canSeal()) return tellBlocked(page.words.cannot_seal);
  $("form").addEventListener("input", changed);
  $("form").addEventListener("change", changed);
  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    toReview();
  });
  $("form").addEventListener("click", ({ target }) => {
    const list = target.closest("[data-type='list']");
    if (target.matches(".add")) addItem(list)?.querySelector("input, textarea, select").focus();
    if (target.matches(".remove")) {
      removeItem(list, target.closest(".item"));
      list.querySelector(".add").focus();
    }
    if (target.matches(".add, .remove")) changed();
  });
  $("language").addEventListener("click", changeLanguage);
  $("back").addEventListener("click", () => history.back());
  $("send").addEventListener("click", send);
  for (const list of document.querySelectorAll("[data-first]")) addItem(list);
  $("to-review").disabled = false;
  const places = [...document.querySelectorAll("[data-type='place']")];
  await Promise.all(places.map((question) => offerPlaces(question, page))).catch(() => tellBlocked(page.words.no_places));
  changed();
}

function tellBlocked(words) {
  $("blocked").textContent = words;
  $("blocked").hidden = false;
  $("to-review").disabled = true;
}

/** Show what is asked with the answers as they are; once something was wrong, say what still is. */
function changed() {
  const given = answers();
  const names = new Set(asked(page.form, given).map((field) => field.name));
  for (const question of questions($("form"))) {
    question.hidden = !names.has(question.dataset.path);
    const optional = question.querySelector(".optional");
    if (question.dataset.when !== undefined && !question.hidden) {
      optional.hidden = mustBeAnswered(page.form, given, question.dataset.path);
    }
  }
  if (judged) showTroubles(troubles(page.form, given, page.sentences));
}

function showTroubles(found) {
  for (const said of document.querySelectorAll(".trouble")) {
    said.hidden = true;
    said.textContent = "";
  }
  for (const control of document.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  const lines = found.map(({ path, field, text }) => {
    const said = $(`t-${path}`);
    said.textContent = text;
    said.hidden = false;
    const first = controlOf(path);
    first?.setAttribute("aria-invalid", "true");
    const link = document.createElement("a");
    link.href = "#";
    link.textContent = `${field.label}: ${text}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(path);
    });
    const line = document.createElement("li");
    line.append(link);
    return line;
  });
  $("troubles").hidden = lines.length === 0;
  $("troubles-list").replaceChildren(...lines);
}

function controlOf(path) {
  return document.querySelector(`[data-path='${path}']`)?.querySelector("input, select, textarea, button");
}

function goTo(path) {
  document.querySelector(`[data-path='${path}']`)?.scrollIntoView();
  controlOf(path)?.focus({ preventScroll: true });
}

/** The same page in the other language, with everything that stands in it. */
async function changeLanguage(event) {
  event.preventDefault();
  const held = snapshot($("form"));
  let other;
  try {
    const answer = await fetch($("language").href, { cache: "no-store" });
    if (!answer.ok) throw new Error("no page");
    other = new DOMParser().parseFromString(await answer.text(), "text/html");
    page = readPage(other);
  } catch {
    return;
  }
  history.replaceState(history.state, "", $("language").href);
  document.title = other.title;
  document.documentElement.lang = other.documentElement.lang;
  document.body.replaceWith(document.adoptNode(other.body));
  await begin();
  restore($("form"), held);
  changed();
  $("language").focus();
}

// --- looking at everything once more ----------------------------------------------------------------------------------

function toReview() {
  const given = answers();
  judged = true;
  const found = troubles(page.form, given, page.sentences);
  showTroubles(found);
  if (found.length) {
    $("troubles").focus();
    $("troubles").scrollIntoView();
    return;
  }
  const names = new Set(asked(page.form, given).map((field) => field.name));
  $("answers").replaceChildren(
    ...page.form.steps.flatMap((step) => {
      const fields = step.fields.filter((field) => names.has(field.name));
      return fields.length ? [heading(step.title), table(fields, given)] : [];
    }),
  );
  history.pushState({ view: "review" }, "");
  show("review");
}

function heading(words) {
  const head = document.createElement("h2");
  head.textContent = words;
  return head;
}

function table(fields, given) {
  const list = document.createElement("dl");
  for (const field of fields) list.append(...line(field, given[field.name]));
  return list;
}

function line(field, value) {
  const [term, told, change] = ["dt", "dd", "button"].map((name) => document.createElement(name));
  const words = document.createElement("div");
  term.textContent = field.label;
  if (field.fields?.length && value !== undefined) {
    for (const item of [value].flat()) {
      const inner = document.createElement("dl");
      for (const part of field.fields) inner.append(...pair(part, item[part.name]));
      words.append(inner);
    }
  } else {
    words.textContent = said(field, value, page);
  }
  change.type = "button";
  change.className = "quiet";
  change.textContent = page.words.change;
  change.setAttribute("aria-label", `${page.words.change}: ${field.label}`);
  change.addEventListener("click", () => {
    addEventListener("popstate", () => goTo(field.name), { once: true });
    history.back();
  });
  told.append(words, change);
  return [term, told];
}

function pair(field, value) {
  const [term, told] = ["dt", "dd"].map((name) => document.createElement(name));
  term.textContent = field.label;
  told.textContent = said(field, value, page);
  return [term, told];
}

/** One of the three views; the others are hidden, and whoever listens is told by its heading. */
function show(view) {
  for (const name of ["fill", "review", "receipt"]) $(name).hidden = name !== view;
  $("language").hidden = view !== "fill";
  scrollTo(0, 0);
  $(view).querySelector("h1").focus({ preventScroll: true });
}

addEventListener("popstate", () => {
  if (sent) return;
  // What is on its way may have arrived: changed and sent again, it would be a second request.
  if (sealed) history.pushState({ view: "review" }, "");
  else show("fill");
});

addEventListener("beforeunload", (event) => {
  if (!sent && (sealed || Object.keys(readAll($("form"))).length)) event.preventDefault();
});

// --- sending ----------------------------------------------------------------------------------------------------------

async function send() {
  if (sealed) return;
  agreedAt = new Date();
  busy(true);
  tell("");
  try {
    await sealAndSend();
  } finally {
    busy(false);
  }
}

async function sealAndSend() {
  for (let renewals = 0; ; renewals++) {
    sealed = await seal({ ...page, version: page.form.version, answers: answers(), now: agreedAt });
    const refused = await handOver();
    if (refused === null) return showReceipt();
    // Refused for good, by an answer of the gateway: nothing was kept, so everything may be changed and sent anew.
    sealed = null;
    if (refused === "other-key" && renewals === 0 && (await renewed())) continue;
    const words = { "not-offered": page.words.not_offered, "other-key": page.words.form_changed };
    return tell(words[refused] ?? page.words.refused);
  }
}

/** Send until it is known: null when it was accepted, else the word by which it was refused. */
async function handOver() {
  for (let tries = 0; ; tries++) {
    const answer = await post(sealed.body);
    if (answer?.outcome === "accepted" && answer.digest === sealed.digest) return null;
    if (answer?.refused) return answer.refused;
    unsure(answer?.busy);
    await pause(Math.min(LONGEST_PAUSE, 2 ** Math.min(tries + 1, 5)) * 1000);
  }
}

/** One try. Nothing comes of it when nobody answered, so that nobody knows. */
async function post(body) {
  try {
    const answer = await fetch(page.send, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      signal: timeout(ANSWER_SECONDS * 1000),
    });
    if (answer.ok) return await answer.json();
    if (answer.status === 429) return { busy: true };
    // Only the gateway's own word is a refusal: a proxy on the way may answer anything.
    if (answer.status < 500 && answer.headers.get("content-type")?.startsWith("application/problem+json")) {
      return { refused: String((await answer.json()).type) };
    }
  } catch {
    return null;
  }
  return null;
}

function timeout(milliseconds) {
  const end = new AbortController();
  setTimeout(() => end.abort(), milliseconds);
  return end.signal;
}

/** Wait, or go on at once when somebody presses or the phone is online again. */
function pause(milliseconds) {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      removeEventListener("online", goOn);
      $("again").removeEventListener("click", goOn);
      resolve();
    };
    const timer = setTimeout(goOn, milliseconds);
    addEventListener("online", goOn);
    $("again").addEventListener("click", goOn);
  });
}

/** The agency's key as it is published now; whether the form is still the same. */
async function renewed() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const now = readPage(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (now.form.version !== page.form.version || now.notice !== page.notice) return false;
    page.key = now.key;
    return true;
  } catch {
    return false;
  }
}

function busy(on) {
  $("send").disabled = on;
  $("back").disabled = on;
  $("send").textContent = on ? page.words.sending : page.words.send;
  if (!on) $("unsure").hidden = true;
  for (const button of $("answers").querySelectorAll("button")) button.disabled = on;
}

function unsure(crowded) {
  $("unsure-words").textContent = crowded ? page.words.busy : page.words.unsure;
  $("unsure-number").textContent = sealed.number;
  $("unsure-status").href = `${page.status}/${sealed.token}`;
  $("unsure").hidden = false;
}

function tell(words) {
  $("refused").textContent = words;
  $("refused").hidden = !words;
}

function showReceipt() {
  sent = true;
  $("number").textContent = sealed.number;
  $("sent-at").textContent = agreedAt.toLocaleString(page.language === "th" ? "th-TH-u-ca-buddhist" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
  });
  $("status").href = `${page.status}/${sealed.token}`;
  // Nothing of what was typed stays in the page, nor behind the button that goes back.
  $("form").remove();
  $("answers").replaceChildren();
  history.replaceState({ view: "receipt" }, "");
  show("receipt");
}

await begin();
