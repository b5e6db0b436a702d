interface Asked {
  readonly body?: object
  readonly revision?: number
  /** Done once for it (Idempotency-Key). */
  readonly key?: string
}

/** What a program of the brand asks of the server, with its secret key. */
export interface Api {
  ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, o?: Asked): Promise<T>
}

/** The server said no. */
export class ApiRefused extends Error {}

export interface ApiDeps {
  readonly url: string
  readonly key: string
  /** In which the server names what it makes and says what is wrong; English where nothing is said. */
  readonly language?: 'pl' | 'en'
  readonly send: typeof fetch
  pause(ms: number): Promise<void>
}

const attempts = 5

/** The API under `/api/v1`; tries again where the server is busy. */
export function openApi({ url, key, language = 'en', send, pause }: ApiDeps): Api {
  return {
    async ask<T>(method: string, path: string, o: Asked = {}) {
      const headers = {
        authorization: `Bearer ${key}`,
        'accept-language': language,
        'content-type': 'application/json',
        ...(o.key === undefined ? {} : { 'idempotency-key': o.key }),
        ...(o.revision === undefined ? {} : { 'if-match': `"${o.revision}"` }),
      }
      const init = { method, headers, ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }) }
      for (let attempt = 1; ; attempt++) {
        const reply = await send(`${url}/api/v1${path}`, init)
        if (reply.ok) return (await reply.json()) as T
        const isBusy = reply.status === 429 || reply.status >= 500
        if (!isBusy || attempt >= attempts)
          throw new ApiRefused(`${method} ${path}: ${reply.status} ${await reply.text()}`)
        await pause(500 * attempt)
      }
    },
  }
}
