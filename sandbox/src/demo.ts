/**
 * The people, service accounts, groups and collections that every sandbox has. Their ids never change, so that
 * examples and tests may name them. The secrets are demo data, published on purpose: they open nothing else.
 */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
}

export interface ServiceAccount {
  readonly client_id: string;
  readonly name: string;
  readonly username: string;
  readonly client_secret: string;
}

/** The project in which the service accounts are registered. */
export interface Project {
  readonly id: string;
  readonly display_name: string;
  readonly contact_email: string;
  readonly admin_ids: string[];
  readonly admin_group_ids: string[];
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly members: readonly { readonly identity: string; readonly role: 'member' | 'manager' | 'admin' }[];
}

export type CollectionRole =
  | 'administrator'
  | 'restricted_administrator'
  | 'access_manager'
  | 'activity_manager'
  | 'activity_monitor';

export interface Collection {
  readonly id: string;
  readonly display_name: string;
  /** Those of GCP are on a personal computer, which can be off. */
  readonly entity_type:
    | 'GCSv5_mapped_collection'
    | 'GCSv5_guest_collection'
    | 'GCP_mapped_collection'
    | 'GCP_guest_collection';
  /** Name of the folder below `<state>/collections`. */
  readonly slug: string;
  readonly description: string;
  /** Null for a mapped collection of a server: its owner is the endpoint. */
  readonly owner: string | null;
  /** The mapped collection that a guest collection is hosted on, and where there. */
  readonly host: { readonly id: string; readonly path: string } | null;
  /** Who has a local account; only for a mapped collection. On a personal computer that is its owner. */
  readonly accounts: readonly string[];
  readonly roles: readonly {
    readonly id: string;
    readonly principal: string;
    readonly role: CollectionRole;
  }[];
}

/** A search index as a first start makes it; its roles can be changed. */
export interface DemoIndex {
  readonly id: string;
  readonly display_name: string;
  readonly description: string;
  readonly owners: readonly string[];
  readonly writers: readonly string[];
}

/** Where functions run: beside a collection, whose files they see. */
export interface ComputeEndpoint {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly owner: string;
  /** Who has a local account. */
  readonly accounts: readonly string[];
  readonly collection: string;
}

/** A function of the sandbox's own. */
export interface DemoFunction {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

const ada = '19845d29-71f2-553d-928d-6e3c50964156';
const ben = '72be745d-9bea-5b07-a6c4-75a3965dbd75';
const beamlineRobot = 'f01f6ddb-3385-51a6-b253-58404991f54f';
const archiveRobot = '04099b43-77c6-5f19-8a9e-3f87e646a215';
const sharedResults = '8e4a8a9b-44a7-505d-9e4e-e0b148c8cd47';
const beamlineStorage = '7b61fd86-93ca-5572-99c9-ff7b80f29a45';

const instrumentDisk = '0f6b9c52-3d18-5e7a-8b41-6c9d2e7f1a30';

export const endpointId = '94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d';

function serviceAccount(client_id: string, name: string, client_secret: string): ServiceAccount {
  return { client_id, name, username: `${client_id}@clients.auth.globus.org`, client_secret };
}

export const demo = {
  people: {
    ada: { id: ada, username: 'ada@sandbox.example', name: 'Ada Alvarez', email: 'ada@sandbox.example' },
    ben: { id: ben, username: 'ben@sandbox.example', name: 'Ben Okafor', email: 'ben@sandbox.example' },
  },
  serviceAccounts: {
    beamlineRobot: serviceAccount(beamlineRobot, 'Beamline robot', 'sandbox-beamline-robot'),
    archiveRobot: serviceAccount(archiveRobot, 'Archive robot', 'sandbox-archive-robot'),
  },
  project: {
    id: '5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e05',
    display_name: 'Beamline 7',
    contact_email: 'ada@sandbox.example',
    admin_ids: [ada],
    admin_group_ids: [],
  },
  groups: {
    beamline7: {
      id: '708409c2-88bd-565a-bc0c-4e365656c32b',
      name: 'Beamline 7 team',
      description: 'Everybody who works at beamline 7.',
      members: [
        { identity: ada, role: 'manager' },
        { identity: ben, role: 'member' },
      ],
    },
  },
  collections: {
    beamlineStorage: {
      id: beamlineStorage,
      display_name: 'Beamline storage',
      entity_type: 'GCSv5_mapped_collection',
      slug: 'beamline-storage',
      description: 'Raw data of beamline 7. Only people with a local account can read it.',
      owner: null,
      host: null,
      accounts: [ada, beamlineRobot],
      roles: [],
    },
    sharedResults: {
      id: sharedResults,
      display_name: 'Shared results',
      entity_type: 'GCSv5_guest_collection',
      slug: 'shared-results',
      description: 'Results for colleagues; new data arrives in /incoming/.',
      owner: ada,
      host: { id: beamlineStorage, path: '/shared-results/' },
      accounts: [],
      roles: [
        { id: '1b3f1d0e-52c1-5d38-9f0b-6b1a9f7e2d11', principal: ada, role: 'administrator' },
        { id: '5c2a8c44-0f6e-5b0a-8c57-3f2f4f1a9e22', principal: beamlineRobot, role: 'access_manager' },
      ],
    },
    referenceArchive: {
      id: '0a4e83a3-1c9a-5cf3-8e74-6cffcd7a8b5f',
      display_name: 'Reference archive',
      entity_type: 'GCSv5_guest_collection',
      slug: 'reference-archive',
      description: 'Reference data that nobody but its administrator may change.',
      owner: ada,
      host: { id: beamlineStorage, path: '/reference-archive/' },
      accounts: [],
      roles: [{ id: '9d7e6b1a-3f42-5c8d-a1b6-7e5d4c3b2a33', principal: ada, role: 'administrator' }],
    },
    instrumentDisk: {
      id: instrumentDisk,
      display_name: 'Instrument disk',
      entity_type: 'GCP_mapped_collection',
      slug: 'instrument-computer',
      description: 'All that is on the personal computer beside the instrument, for its owner.',
      owner: ada,
      host: null,
      accounts: [ada],
      roles: [{ id: '4e0f5c1b-6a27-5d94-b3c8-2f61d7a90e45', principal: ada, role: 'administrator' }],
    },
    instrumentComputer: {
      id: '6d891baf-8ace-50fc-ad6e-67efe65e2d1b',
      display_name: 'Instrument computer',
      entity_type: 'GCP_guest_collection',
      slug: 'instrument-computer',
      description: 'What the instrument writes, shared from the personal computer beside it.',
      owner: ada,
      host: { id: instrumentDisk, path: '/' },
      accounts: [],
      roles: [{ id: 'af2caeef-9eba-5aa9-aae0-841bb33149bf', principal: ada, role: 'administrator' }],
    },
  },
  indexes: {
    scans: {
      id: '5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e03',
      display_name: 'Scans of beamline 7',
      description: 'One entry for each scan that was published.',
      owners: [ada],
      writers: [beamlineRobot],
    },
  },
  computeEndpoints: {
    beamlineCluster: {
      id: '5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e01',
      name: 'beamline-cluster',
      display_name: 'Beamline cluster',
      description: 'Runs functions beside the shared results.',
      owner: ada,
      accounts: [ada, beamlineRobot],
      collection: sharedResults,
    },
  },
  functions: {
    reduceScan: {
      id: '5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e02',
      name: 'reduce_scan',
      description: 'Counts the frames (*.dat) in `folder` and takes the mean of their pixels.',
    },
    countFiles: {
      id: '5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e04',
      name: 'count_files',
      description: 'Counts the files in `folder` and below, and their bytes.',
    },
  },
  nativeClientId: 'b7a10fe7-61ae-54ae-99a1-41a69e5afc54',
} as const satisfies {
  people: Record<string, Person>;
  serviceAccounts: Record<string, ServiceAccount>;
  project: Project;
  groups: Record<string, Group>;
  collections: Record<string, Collection>;
  indexes: Record<string, DemoIndex>;
  computeEndpoints: Record<string, ComputeEndpoint>;
  functions: Record<string, DemoFunction>;
  nativeClientId: string;
};

export const people: readonly Person[] = Object.values(demo.people);
export const serviceAccounts: readonly ServiceAccount[] = Object.values(demo.serviceAccounts);
export const groups: readonly Group[] = Object.values(demo.groups);
export const collections: readonly Collection[] = Object.values(demo.collections);
export const demoIndexes: readonly DemoIndex[] = Object.values(demo.indexes);
export const computeEndpoints: readonly ComputeEndpoint[] = Object.values(demo.computeEndpoints);
export const demoFunctions: readonly DemoFunction[] = Object.values(demo.functions);

export const identityProviders = {
  people: {
    id: '4d603c21-94b5-583e-bfe7-7673eab73278',
    name: 'Sandbox University',
    domain: 'sandbox.example',
  },
  clients: {
    id: '3a74877b-e2a3-44b1-8958-ede1031b1827',
    name: 'Globus Auth',
    domain: 'clients.auth.globus.org',
  },
} as const;
