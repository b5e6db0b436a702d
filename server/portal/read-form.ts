import { readBody } from '../platform/http/read-body.ts'

const mostBytes = 16_384

/** The fields of a form as a browser posts it; of several of one name the last. @throws SplotError too_large */
export async function readForm(request: Request): Promise<ReadonlyMap<string, string>> {
  const bytes = await readBody(request, mostBytes)
  const type = request.headers.get('content-type') ?? ''
  // RFC 8058 allows both forms; of a multipart body only the one-click field matters, and it is plain text in it.
  if (/^multipart\/form-data/i.test(type)) return readMultipart(bytes.toString('utf8'))
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(bytes.toString('utf8')))
    fields.set(name, value.replaceAll('\0', ''))
  return fields
}

function readMultipart(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(
    /content-disposition:\s*form-data;\s*name="([^"\r\n]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^\r\n]*)/gi,
  ))
    fields.set(name, value)
  return fields
}
