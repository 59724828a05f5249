/** Beyond this nothing of a text would be shown anyway, and measuring takes time. */
const LONGEST = 300;

/** A text in lines that are not wider than `limit`, with an ellipsis where there would be more than `most` of them. */
export function wrap(text: string, limit: number, most: number, widthOf: (text: string) => number): string[] {
  const whole = text.replace(/\s+/g, ' ').trim();
  const lines: string[] = [];
  let rest = whole.slice(0, LONGEST);
  while (rest !== '' && lines.length < most) {
    const line = beginning(rest, limit, widthOf);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  const last = lines.at(-1);
  if (last !== undefined && (rest !== '' || whole.length > LONGEST))
    lines[lines.length - 1] = shortened(last, limit, widthOf);
  return lines;
}

/** What fits into a line: whole words, else as much of a word as there is room for. */
function beginning(text: string, limit: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= limit) return text;
  const characters = Array.from(text);
  let [fits, tooMany] = [1, characters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (widthOf(characters.slice(0, middle).join('')) <= limit) fits = middle;
    else tooMany = middle;
  }
  const most = characters.slice(0, fits).join('');
  const space = characters[fits] === ' ' ? most.length : most.lastIndexOf(' ');
  return space > 0 ? most.slice(0, space) : most;
}

function shortened(line: string, limit: number, widthOf: (text: string) => number): string {
  const characters = Array.from(line);
  while (characters.length > 1 && widthOf(`${characters.join('').trimEnd()}…`) > limit) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
