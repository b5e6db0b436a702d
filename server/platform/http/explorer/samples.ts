import { type Json, type JsonSchema, makeExample } from '../json-schema.ts'
import type { OpenApi, Operation } from '../openapi.ts'

export const sampleKinds = ['curl', 'typescript', 'php'] as const
export type SampleKind = (typeof sampleKinds)[number]

/** The call of one operation as a reader would write it, in three languages. */
export function makeSamples(
  doc: OpenApi,
  call: { method: string; path: string; operation: Operation },
): Record<SampleKind, string> {
  const { method, path, operation } = call
  const schema = operation.requestBody?.content['application/json']?.schema
  const body = schema ? makeExample(resolve(doc, schema)) : undefined
  const parts = {
    method: method.toUpperCase(),
    url: fillPath(path, operation),
    auth: readAuth(operation),
    body,
  }
  return { curl: writeCurl(parts), typescript: writeTypescript(parts), php: writePhp(parts) }
}

/** Follows a `$ref` inside the document. */
export function resolve(doc: OpenApi, schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/components/schemas/', '')
  return name === undefined ? schema : (doc.components.schemas[name] ?? schema)
}

interface Parts {
  method: string
  url: string
  auth: 'write' | 'secret' | 'session' | 'none'
  body: Json | undefined
}

function fillPath(path: string, operation: Operation): string {
  const required = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required)
  const query = required.map((one) => `${one.name}=${encodeURIComponent(String(makeExample(one.schema)))}`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

function readAuth(operation: Operation): Parts['auth'] {
  if (operation.security.some((one) => one.writeKey)) return 'write'
  if (operation.security.some((one) => one.secretKey)) return 'secret'
  return operation.security.length > 0 ? 'session' : 'none'
}

function writeCurl({ method, url, auth, body }: Parts): string {
  const lines = [`curl${method === 'GET' ? '' : ` -X ${method}`} "$SPLOT_URL${url}"`]
  if (auth === 'write') lines.push('-u "$SPLOT_WRITE_KEY:"')
  if (auth === 'secret') lines.push('-H "Authorization: Bearer $SPLOT_SECRET_KEY"')
  if (auth === 'session') lines.push('-b cookies.txt', '-H "Origin: $SPLOT_URL"')
  if (body !== undefined)
    lines.push(
      "-H 'Content-Type: application/json'",
      `-d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,
    )
  return lines.join(' \\\n  ')
}

function writeTypescript({ method, url, auth, body }: Parts): string {
  const headers: string[] = []
  if (auth === 'write') headers.push("authorization: 'Basic ' + btoa(writeKey + ':')")
  if (auth === 'secret') headers.push("authorization: 'Bearer ' + secretKey")
  if (body !== undefined) headers.push("'content-type': 'application/json'")
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(auth === 'session' ? ["  credentials: 'same-origin',"] : []),
    ...(headers.length > 0 ? [`  headers: { ${headers.join(', ')} },`] : []),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indent(JSON.stringify(body, null, 2))}),`]),
  ]
  const call = options.length === 0 ? ')' : `, {\n${options.join('\n')}\n})`
  return `const reply = await fetch(\`\${splotUrl}${url}\`${call}\nif (!reply.ok) throw new Error((await reply.json()).hint)\nconst data = await reply.json()`
}

function writePhp({ method, url, auth, body }: Parts): string {
  const headers: string[] = []
  if (auth === 'write') headers.push("'Authorization: Basic ' . base64_encode($writeKey . ':')")
  if (auth === 'secret') headers.push("'Authorization: Bearer ' . $secretKey")
  if (body !== undefined) headers.push("'Content-Type: application/json'")
  const lines = [
    `$call = curl_init($splotUrl . '${url}');`,
    'curl_setopt_array($call, [',
    '  CURLOPT_RETURNTRANSFER => true,',
    ...(method === 'GET' ? [] : [`  CURLOPT_CUSTOMREQUEST => '${method}',`]),
    ...(headers.length === 0 ? [] : [`  CURLOPT_HTTPHEADER => [${headers.join(', ')}],`]),
    ...(body === undefined ? [] : [`  CURLOPT_POSTFIELDS => json_encode(${indent(writePhpValue(body))}),`]),
    ']);',
    '$data = json_decode(curl_exec($call), true);',
  ]
  return lines.join('\n')
}

function writePhpValue(value: Json, pad = ''): string {
  if (value === null || typeof value !== 'object')
    return typeof value === 'string' ? quotePhp(value) : String(value)
  const inner = `${pad}  `
  const items = Array.isArray(value)
    ? value.map((one) => `${inner}${writePhpValue(one, inner)}`)
    : Object.entries(value).map(([key, one]) => `${inner}${quotePhp(key)} => ${writePhpValue(one, inner)}`)
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')},\n${pad}]`
}

const quotePhp = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`
const indent = (text: string) => text.replaceAll('\n', '\n  ')
