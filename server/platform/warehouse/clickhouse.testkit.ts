import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createChdbConnection } from 'chdb/connection'

/**
 * ClickHouse's HTTP interface before the embedded engine: the query in the body, or rows in the body and the query in the
 * URL; `param_x` for parameters, everything else a setting; errors with ClickHouse's code. It shows that the adapter for
 * a server says what the engine understands; it cannot show what a server of another version does.
 */
export async function startClickhouseFront(path: string): Promise<{ url: string } & AsyncDisposable> {
  const engine = createChdbConnection({ path })
  const server = createServer(async (request, response) => {
    try {
      const body = await readAll(request)
      const asked = new URL(request.url ?? '/', 'http://front').searchParams
      response.end(await answer(engine, asked, body))
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      const code = /Code: (\d+)/.exec(text)?.[1] ?? '0'
      response.writeHead(500, { 'x-clickhouse-exception-code': code })
      response.end(
        `Code: ${code}. DB::Exception: ${text.replace(/^Code: \d+\. DB::Exception: /, '')} (FAILED)`,
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await engine.close()
    },
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Settings that belong to the HTTP interface, not to the engine. */
const ofTransport = ['query', 'query_id', 'session_id', 'wait_end_of_query', 'default_format', 'database']

type Engine = ReturnType<typeof createChdbConnection>

async function answer(engine: Engine, asked: URLSearchParams, body: Buffer): Promise<string> {
  const settings: Record<string, string> = {}
  const params: Record<string, string> = {}
  for (const [name, value] of asked) {
    if (name.startsWith('param_')) params[name.slice(6)] = readEscaped(value)
    else if (!ofTransport.includes(name)) settings[name] = value
  }
  const query = asked.get('query')
  const insert = /^INSERT INTO (\w+) FORMAT JSONEachRow/.exec(query ?? '')
  if (insert?.[1]) {
    await engine.chdb.rawInsert({ table: insert[1], values: body, format: 'JSONEachRow', settings })
    return ''
  }
  const text = [query, body.toString('utf8')].filter(Boolean).join('\n')
  if (!/\bFORMAT JSONEachRow\s*$/.test(text)) {
    await engine.command({ query: text, clickhouse_settings: settings })
    return ''
  }
  const { stream } = await engine.query({ query: text, query_params: params, clickhouse_settings: settings })
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Parameters come escaped as in tab separated text. */
function readEscaped(text: string): string {
  const named: Record<string, string> = { n: '\n', t: '\t', r: '\r' }
  return text.replace(/\\(.)/g, (_, letter: string) => named[letter] ?? letter)
}
