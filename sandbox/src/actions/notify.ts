import { automateScope } from '../auth/scopes.ts';
import { type Json, type JsonObject, member } from '../json.ts';
import { objectSchema, type Provider, succeeded } from './provider.ts';

const text = { type: 'string' };

const listed = (value: Json | undefined): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** Sends no mail: it says that it has, and what it would have sent stays with the action. */
export const notify: Provider = {
  path: 'notification/notify',
  url: 'https://actions.globus.org/notification/notify',
  title: 'Send Notification Email',
  subtitle: 'Sends an e-mail',
  synchronous: true,
  scope: automateScope('notification_notify'),
  inputSchema: objectSchema(
    {
      body_template: text,
      destination: { type: ['string', 'array'] },
      sender: text,
      subject: text,
      send_credentials: {
        type: 'array',
        minItems: 1,
        items: objectSchema(
          { credential_type: { enum: ['smtp', 'ses'] }, credential_value: { type: 'object' } },
          {},
        ),
      },
    },
    { body_variables: { type: 'object' }, body_mimetype: text },
  ),
  withoutSecrets({ send_credentials: _secret, ...body }: JsonObject) {
    return body;
  },
  start(body) {
    return succeeded(`Email sent to ${listed(member(body, 'destination'))} via SMTP`);
  },
};
