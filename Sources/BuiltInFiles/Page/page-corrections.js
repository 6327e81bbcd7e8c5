
// The second part of page.js: what may have been meant where a search finds nothing.

// MARK: Corrections

// The words of all codes, and how many codes have each; made when first needed.
let vocabulary;

function words() {
  if (vocabulary) return vocabulary;
  vocabulary = new Map();
  for (const entry of entries) {
    for (const word of new Set(entry.text.trim().split(" "))) tally([word], vocabulary);
  }
  return vocabulary;
}

// The fewest letters to add, leave out, change or exchange that make one word of the other;
// more than the limit if there are more.
function distance(left, right, limit) {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast = [];
  let last = Array.from({ length: right.length + 1 }, (_, place) => place);
  for (let row = 0; row < left.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < right.length; column += 1) {
      let cost = Math.min(
        last[column + 1] + 1, current[column] + 1,
        last[column] + (left[row] === right[column] ? 0 : 1));
      if (row > 0 && column > 0 && left[row] === right[column - 1] && left[row - 1] === right[column]) {
        cost = Math.min(cost, beforeLast[column - 1] + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [beforeLast, last] = [last, current];
  }
  return last[right.length];
}

// The word that most codes have among those nearest to a misspelled one; undefined if none is near.
function nearest(typed) {
  let best;
  const limit = typed.length < 4 ? 1 : 2;
  for (const [word, count] of words()) {
    const edits = distance(typed, word, limit);
    if (edits > limit) continue;
    if (!best || edits < best.edits || (edits === best.edits && count > best.count)) {
      best = { word, edits, count };
    }
  }
  return best?.word;
}

// The query with its unknown words corrected; undefined where there is nothing to correct.
function corrected(query) {
  let isChanged = false;
  const parts = folded(query).trim().split(" ").map((word) => {
    const needle = needles(word)[0];
    if (!needle || entries.some((entry) => entry.text.includes(needle))) return word;
    const other = nearest(word);
    isChanged ||= other !== undefined;
    return other ?? word;
  });
  return isChanged ? parts.join(" ") : undefined;
}

// Offers the correction as a button, or hides it.
function suggest(query) {
  const suggestion = query ? corrected(query) : undefined;
  const button = document.querySelector("#meant button");
  document.getElementById("meant").hidden = suggestion === undefined;
  button.textContent = suggestion ?? "";
  button.onclick = () => {
    search.value = suggestion;
    update();
    search.focus();
  };
}
