import { type Signature, signatures } from './signature.ts';

/** What has methods: the JSON types, and the other values that an expression can make. */
export type Receiver = 'string' | 'array' | 'object' | 'number' | 'set' | 'bytes';

const SEQUENCE = `
  count(value: any) -> integer: How often the value is in the array.
  index(value: any, start?: integer, stop?: integer) -> integer: Where the value first stands; fails where it does not.
`;

/**
 * The methods of Python's values, which Flows passes through [I: those in use in public flows are methods of strings;
 * the library refuses only those of `isRefused`]. Methods that change something work on a copy that the expression
 * has, and yield null.
 */
export const METHODS: Readonly<Record<Receiver, ReadonlyMap<string, Signature>>> = {
  string: signatures(`
    capitalize() -> string: The text with its first letter in upper case and the rest in lower case.
    casefold() -> string: The text in lower case, for comparing without regard to case.
    center(width: integer, fillchar?: string) -> string: The text in the middle of a field of that width.
    count(sub: string, start?: integer, end?: integer) -> integer: How often the text contains another.
    encode(encoding?=: string, errors?=: string) -> other: The text as bytes, which JSON has not.
    endswith(suffix: string|array, start?: integer, end?: integer) -> boolean: Whether the text ends in another.
    expandtabs(tabsize?=: integer) -> string: The text with blanks for tabs.
    find(sub: string, start?: integer, end?: integer) -> integer: Where another text first stands in it, or -1.
    index(sub: string, start?: integer, end?: integer) -> integer: Where another text first stands in it; fails where it does not.
    isalnum() -> boolean: Whether there are only letters and digits.
    isalpha() -> boolean: Whether there are only letters.
    isascii() -> boolean: Whether there are only ASCII characters.
    isdecimal() -> boolean: Whether there are only decimal digits.
    isdigit() -> boolean: Whether there are only digits.
    isidentifier() -> boolean: Whether the text could be a Python name.
    islower() -> boolean: Whether the letters are in lower case.
    isnumeric() -> boolean: Whether there are only numerals.
    isprintable() -> boolean: Whether all characters can be printed.
    isspace() -> boolean: Whether there is only white space.
    istitle() -> boolean: Whether each word begins in upper case.
    isupper() -> boolean: Whether the letters are in upper case.
    join(iterable: string|array|object|other) -> string: The texts of an array in one, with this text between them: \`', '.join(names)\`.
    ljust(width: integer, fillchar?: string) -> string: The text at the left of a field of that width.
    lower() -> string: The text in lower case.
    lstrip(chars?: string|null) -> string: The text without the white space, or the given characters, at its start.
    maketrans(x: string|object, y?: string, z?: string) -> object: A table for \`translate\`.
    partition(sep: string) -> array: What stands before the first separator, the separator, and what stands after it.
    removeprefix(prefix: string) -> string: The text without that beginning.
    removesuffix(suffix: string) -> string: The text without that end.
    replace(old: string, new: string, count?: integer) -> string: The text with one part replaced by another wherever it stands, or so many times.
    rfind(sub: string, start?: integer, end?: integer) -> integer: Where another text last stands in it, or -1.
    rindex(sub: string, start?: integer, end?: integer) -> integer: Where another text last stands in it; fails where it does not.
    rjust(width: integer, fillchar?: string) -> string: The text at the right of a field of that width.
    rpartition(sep: string) -> array: What stands before the last separator, the separator, and what stands after it.
    rsplit(sep?=: string|null, maxsplit?=: integer) -> array: The parts between the separators; a limit counts from the end.
    rstrip(chars?: string|null) -> string: The text without the white space, or the given characters, at its end: \`path.rstrip('/')\`.
    split(sep?=: string|null, maxsplit?=: integer) -> array: The parts between the separators, or the words where none is given.
    splitlines(keepends?=: boolean) -> array: The lines of the text.
    startswith(prefix: string|array, start?: integer, end?: integer) -> boolean: Whether the text begins with another.
    strip(chars?: string|null) -> string: The text without the white space, or the given characters, at both ends.
    swapcase() -> string: The text with upper and lower case exchanged.
    title() -> string: The text with each word beginning in upper case.
    translate(table: object) -> string: The text with its characters replaced as a table of \`maketrans\` says.
    upper() -> string: The text in upper case.
    zfill(width: integer) -> string: The text with zeros before it up to that width.
  `),
  array: signatures(`
    ${SEQUENCE}
    append(object: any) -> null: Adds an element to a copy; yields null. To add one, write \`items + [x]\`.
    clear() -> null: Empties a copy; yields null.
    copy() -> array: The same array.
    extend(iterable: string|array|object|other) -> null: Adds elements to a copy; yields null. To add them, write \`a + b\`.
    insert(index: integer, object: any) -> null: Inserts an element into a copy; yields null.
    pop(index?: integer) -> any: The last element, or the one at the index.
    remove(value: any) -> null: Removes an element from a copy; yields null.
    reverse() -> null: Turns a copy round; yields null. To turn an array round, write \`items[::-1]\`.
    sort(key?=: other|null, reverse?=: boolean) -> null: Sorts a copy; yields null.
  `),
  object: signatures(`
    clear() -> null: Empties a copy; yields null.
    copy() -> object: The same object.
    fromkeys(iterable: string|array|object|other, value?: any) -> object: An object with the given keys and one value.
    get(key: any, default?: any) -> any: The member of that name, or the default (null if none is given).
    items() -> other: The pairs of name and value, for a loop: \`[k + v for k, v in x.items()]\`.
    keys() -> other: The names of the members, for a loop or \`list(x.keys())\`.
    pop(key: any, default?: any) -> any: The member of that name, or the default; fails where there is neither.
    popitem() -> array: The last member, as a pair of name and value.
    setdefault(key: any, default?: any) -> any: The member of that name, or the default.
    update(other?: object|array|other, **) -> null: Adds members to a copy; yields null. To combine two objects, write \`{**a, **b}\`.
    values() -> other: The values of the members, for a loop or \`list(x.values())\`.
  `),
  number: signatures(`
    as_integer_ratio() -> array: Two whole numbers whose quotient is the number.
    bit_count() -> integer: The number of ones among the binary digits of a whole number.
    bit_length() -> integer: The number of binary digits of a whole number.
    conjugate() -> number: The number itself.
    from_bytes(bytes: any, byteorder?=: string, signed?=: boolean) -> integer: A whole number from bytes.
    fromhex(string: string) -> number: A number from its hexadecimal notation.
    hex() -> string: A floating-point number in hexadecimal notation.
    is_integer() -> boolean: Whether a floating-point number has no fraction.
    to_bytes(length?=: integer, byteorder?=: string, signed?=: boolean) -> other: A whole number as bytes, which JSON has not.
  `),
  set: signatures(`
    add(element: any) -> null: Adds to a copy; yields null.
    clear() -> null: Empties a copy; yields null.
    copy() -> other: The same set.
    difference(...) -> other: What is in this set and in none of the others.
    difference_update(...) -> null: Changes a copy; yields null.
    discard(element: any) -> null: Changes a copy; yields null.
    intersection(...) -> other: What is in this set and in all others.
    intersection_update(...) -> null: Changes a copy; yields null.
    isdisjoint(other: string|array|object|other) -> boolean: Whether the two have nothing in common.
    issubset(other: string|array|object|other) -> boolean: Whether the other has all of this set.
    issuperset(other: string|array|object|other) -> boolean: Whether this set has all of the other.
    pop() -> any: One of the elements.
    remove(element: any) -> null: Changes a copy; yields null.
    symmetric_difference(other: string|array|object|other) -> other: What is in only one of the two.
    symmetric_difference_update(other: string|array|object|other) -> null: Changes a copy; yields null.
    union(...) -> other: What is in any of the sets.
    update(...) -> null: Changes a copy; yields null.
  `),
  bytes: signatures(`
    decode(encoding?=: string, errors?=: string) -> string: The bytes as text.
    hex(sep?=: string, bytes_per_sep?=: integer) -> string: The bytes in hexadecimal notation.
  `),
};

const RECEIVERS: readonly Receiver[] = ['string', 'array', 'object', 'number', 'set', 'bytes'];
const NUMBER_ATTRIBUTES: ReadonlySet<string> = new Set(['real', 'imag', 'numerator', 'denominator']);
const REFUSED: ReadonlySet<string> = new Set(['format', 'format_map', 'mro']);

/** The methods of that name, of whatever value. */
export function methodsNamed(name: string): Signature[] {
  return RECEIVERS.flatMap(r => METHODS[r].get(name) ?? []);
}

/** Does the library refuse an attribute of that name, whatever it is an attribute of? [D simpleeval] */
export function isRefused(name: string): boolean {
  return name.startsWith('_') || name.startsWith('func_') || REFUSED.has(name);
}

/**
 * Is `x.name` the method of an object rather than its member of that name? An attribute is looked up as Python does
 * before the members are [D simpleeval].
 */
export function hidesMember(name: string): boolean {
  return METHODS.object.has(name);
}

/** Can `x.name` be something else than a member of an object? */
export function isAttributeOfNumber(name: string): boolean {
  return NUMBER_ATTRIBUTES.has(name);
}
