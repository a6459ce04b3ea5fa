// Province, district, sub-district: each choice opens the next. All places come at once, so that nobody learns which.

let register;

/** Fill the selects of a question; `page` says where the places are. Raises what `fetch` raises. */
export async function offerPlaces(question, page) {
  register ??= await (await fetch(page.places)).json();
  const levels = [...question.querySelectorAll("select")];
  const named = ([, thai, english]) => (page.language === "th" ? thai : english);
  fill(levels[0], register, named, (at) => String(at));
  question.addEventListener("change", ({ target }) => {
    const level = Number(target.dataset.level);
    const chosen = [];
    let inside = register;
    for (const select of levels.slice(0, level + 1)) {
      if (select.value === "" || select.dataset.level === "2") break;
      chosen.push(inside[Number(select.value)]);
      inside = chosen.at(-1)[3];
    }
    for (const select of levels.slice(level + 1)) fill(select, [], named, String);
    if (level === 2 || chosen.length <= level) return;
    if (level === 0) fill(levels[1], inside, named, (at) => String(at));
    else fillLast(levels[2], inside, chosen, named);
  });
}

function fill(select, areas, named, valueOf) {
  const first = select.options[0];
  select.replaceChildren(first, ...areas.map((area, at) => new Option(named(area), valueOf(at))));
  select.value = "";
  select.disabled = areas.length === 0;
}

/** Sub-districts: one of two postcodes is there twice. The value is the answer itself. */
function fillLast(select, areas, [province, district], named) {
  const options = areas.flatMap(([code, thai, english, postcodes]) =>
    postcodes.map((postcode) => {
      const answer = { code, subdistrict: thai, district: district[1], province: province[1], postcode };
      return new Option(`${named([code, thai, english])} ${postcode}`, JSON.stringify(answer));
    }),
  );
  select.replaceChildren(select.options[0], ...options);
  select.disabled = false;
}
