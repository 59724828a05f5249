/** What somebody can want to be done about an event. */
export const WISHES = ['retry', 'dismiss'] as const;
export type Wish = (typeof WISHES)[number];
