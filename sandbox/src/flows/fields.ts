import type { Refusal } from '../http.ts';
import { isObject, type Json, type JsonObject, member } from '../json.ts';
import { type Complaint, complaintsError } from './errors.ts';

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const principalUrn = new RegExp(`^urn:globus:(?:auth:identity|groups:id):${uuid}$`);

/** The principals that a role list may name besides URNs, and what the service calls the role. */
export interface PrincipalRole {
  readonly role: string;
  readonly special?: string;
}

const maximumPrincipals = 16;

/** Reads the members of a request body and gathers every complaint, in the service's words. */
export class Fields {
  readonly complaints: Complaint[] = [];
  readonly #body: JsonObject;
  #refusal: Refusal | undefined;

  constructor(body: JsonObject, known: readonly string[]) {
    this.#body = body;
    for (const key of Object.keys(body))
      if (!known.includes(key)) this.complain([key], 'extra fields not permitted', 'value_error.extra');
  }

  complain(loc: (string | number)[], msg: string, type: string, ctx?: JsonObject): void {
    this.complaints.push(ctx === undefined ? { loc, msg, type } : { loc, msg, type, ctx });
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#body, name);
  }

  value(name: string): Json | undefined {
    return member(this.#body, name);
  }

  require(name: string): void {
    if (!this.has(name)) this.complain([name], 'field required', 'value_error.missing');
  }

  object(name: string): JsonObject | undefined {
    const value = this.value(name);
    if (value === undefined || isObject(value)) return value;
    if (value === null) this.complain([name], 'none is not an allowed value', 'type_error.none.not_allowed');
    else this.complain([name], 'value is not a valid dict', 'type_error.dict');
    return undefined;
  }

  /** Null counts as the empty string, except where at least one character is wanted. */
  text(name: string, least: number, most: number): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (value === null && least === 0) return '';
    if (typeof value !== 'string') {
      const isNull = value === null;
      this.complain(
        [name],
        isNull ? 'none is not an allowed value' : 'str type expected',
        isNull ? 'type_error.none.not_allowed' : 'type_error.str',
      );
      return undefined;
    }
    const limit = value.length < least ? least : most;
    if (value.length < least)
      this.complain(
        [name],
        `ensure this value has at least ${limit} characters`,
        'value_error.any_str.min_length',
        {
          limit_value: limit,
        },
      );
    if (value.length > most)
      this.complain(
        [name],
        `ensure this value has at most ${limit} characters`,
        'value_error.any_str.max_length',
        {
          limit_value: limit,
        },
      );
    return value;
  }

  texts(name: string): string[] | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (value === null) return [];
    if (!Array.isArray(value)) {
      this.complain([name], 'value is not a valid list', 'type_error.list');
      return undefined;
    }
    for (const [index, one] of value.entries())
      if (typeof one !== 'string') this.complain([name, index], 'str type expected', 'type_error.str');
    return value.filter(one => typeof one === 'string');
  }

  principals(name: string, allowed: PrincipalRole): string[] | undefined {
    const list = this.texts(name);
    if (list === undefined) return undefined;
    if (list.length > maximumPrincipals)
      this.complain(
        [name],
        `ensure this value has at most ${maximumPrincipals} items`,
        'value_error.list.max_items',
        {
          limit_value: maximumPrincipals,
        },
      );
    if (new Set(list).size < list.length)
      this.complain([name], 'the list has duplicated items', 'value_error.list.unique_items');
    const types = [
      '<AuthGroupUrn>',
      '<AuthIdentityUrn>',
      ...(allowed.special === undefined ? [] : [allowed.special]),
    ];
    for (const [index, one] of list.entries())
      if (one !== allowed.special && !principalUrn.test(one))
        this.complain(
          [name, index],
          `Unrecognized principal string: ${JSON.stringify(one)}. Allowed principal types in role "${allowed.role}": [${types.join(', ')}]`,
          'value_error',
        );
    return list.map(one => (one.startsWith('urn:') ? one.toLowerCase() : one));
  }

  uuid(name: string, alsoAllowed?: string): string | null | undefined {
    const value = this.value(name);
    if (value === undefined || value === null || value === alsoAllowed) return value;
    if (typeof value === 'string' && new RegExp(`^${uuid}$`).test(value)) return value;
    this.complain([name], 'value is not a valid uuid', 'type_error.uuid');
    return undefined;
  }

  /** Throws the 422 if there was anything to complain about. */
  /** What the body is refused with where there is nothing else to complain about. */
  refuseWith(refusal: Refusal | undefined): void {
    this.#refusal = refusal;
  }

  finish(): void {
    if (this.complaints.length > 0) throw complaintsError(this.complaints);
    if (this.#refusal !== undefined) throw this.#refusal;
  }
}
