/** Why a link of the Flows IDE cannot be read. */
export class UnreadableLink extends Error {
  readonly why: 'no-link' | 'no-definition' | 'broken' | 'too-large' | 'no-json';

  constructor(why: UnreadableLink['why']) {
    super(why);
    this.why = why;
  }
}
