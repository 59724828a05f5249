/** A compute endpoint, and whether it takes tasks now (reference 4.3). */
export interface ComputeEndpoint {
  id: string;
  name: string;
  /** "online", "offline", … */
  status: string;
}

/** A registered function (reference 4.3). */
export interface ComputeFunction {
  id: string;
  name: string;
}

/** What registering a function takes. */
export interface FunctionCreate {
  name: string;
  /** Python: the definition of the function, with the imports that it needs inside of it */
  source: string;
  description?: string;
  /** the id of the group that may call it besides its owner */
  group?: string;
  /** everybody may call it */
  public?: boolean;
}
