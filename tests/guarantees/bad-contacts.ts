import type { BadInput } from './bad-inputs.ts'

const at = '/v1/identify'
const identify = (traits: string) => `{"anonymousId":"bad-input","userId":"bad-user","traits":${traits}}`

/** Addresses, names and numbers nobody could be reached by. */
export const badContacts: readonly BadInput[] = [
  ...['a@b', 'a@b..c', `${'a'.repeat(64)}@${'b'.repeat(256)}.pl`].map((email) => ({
    n: 46,
    what: `e-mail ${email.slice(0, 12)}`,
    path: at,
    body: identify(JSON.stringify({ email })),
    status: 422,
    code: 'email_invalid',
    place: '$.traits.email',
  })),
  {
    n: 47,
    what: 'line break in an address',
    path: at,
    body: identify('{"email":"a@example.pl\\r\\nBcc: b@example.pl"}'),
    status: 422,
    code: 'header_injection',
  },
  {
    n: 47,
    what: 'line break in a name',
    path: at,
    body: identify('{"firstName":"Maja\\r\\nBcc: b@example.pl"}'),
    status: 422,
    code: 'header_injection',
  },
  {
    n: 50,
    what: 'premium number',
    path: at,
    body: identify('{"phone":"+48 700 100 200"}'),
    status: 422,
    code: 'phone_premium',
  },
  {
    n: 52,
    what: 'data URI of 10 MB',
    path: at,
    body: () =>
      Buffer.from(identify(JSON.stringify({ avatar: `data:image/png;base64,${'A'.repeat(10 * 2 ** 20)}` }))),
    status: 413,
    code: 'too_large',
  },
  {
    n: 55,
    what: 'birthday in the future',
    path: at,
    body: identify('{"birthday":"2199-01-01"}'),
    status: 422,
    code: 'birthday_future',
  },
]
