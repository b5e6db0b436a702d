import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineRoute } from './platform/http/route.ts'
import { createReference } from './reference.ts'

const reference = createReference([
  defineRoute({
    method: 'GET',
    path: '/api/v1/things',
    id: 'listThings',
    summary: 'Things with <b>"quotes"</b> & \'all\'',
    scope: 'customers:read',
    query: z.strictObject({ q: z.string().meta({ description: '</li><script>alert(1)</script>' }) }),
    reply: z.object({ items: z.array(z.object({ id: z.uuid() })) }),
    errors: [],
    handle: async () => ({ items: [] }),
  }),
])

async function read(path: string, language = 'en'): Promise<Response> {
  const headers = { 'accept-language': language }
  const reply = await reference(new Request(`http://splot.test${path}`, { headers }), { remoteAddress: '' })
  if (!reply) throw new Error(`${path} is not answered`)
  return reply
}

describe('the reference', () => {
  it('describes the wire and the routes', async () => {
    const doc = await (await read('/api/openapi.json')).json()
    expect(doc.openapi).toBe('3.1.1')
    expect(Object.keys(doc.paths)).toEqual(
      expect.arrayContaining(['/v1/batch', '/v1/track', '/api/v1/things']),
    )
  })

  it('reads without anything from elsewhere, and without scripts in the page', async () => {
    const texts = await Promise.all(
      ['/docs', '/docs/explorer.css', '/docs/explorer.js'].map(async (path) => (await read(path)).text()),
    )
    const [page = '', css = '', js = ''] = texts
    const loaded = [...page.matchAll(/\b(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(loaded.length).toBeGreaterThan(10)
    expect(loaded.filter((address) => !/^[/#]/.test(address) || address.startsWith('//'))).toEqual([])
    expect(css).not.toMatch(/url\(|@import/)
    expect(js).not.toMatch(/fetch|import|https?:/)
    expect(page).not.toMatch(/<script(?! src="\/docs\/explorer\.js" defer>)|\son\w+=|javascript:/)
    expect((await read('/docs')).headers.get('content-security-policy')).toContain("script-src 'self'")
  })

  it('shows what a description says as text', async () => {
    const page = await (await read('/docs')).text()
    expect(page).toContain('Things with &#60;b&#62;')
    expect(page).not.toContain('<script>alert')
  })

  it('speaks the reader’s language', async () => {
    const polish = await read('/docs', 'pl-PL,pl;q=0.9')
    expect(polish.headers.get('vary')).toBe('accept-language')
    expect(await polish.text()).toContain('Uprawnienie')
    expect(await (await read('/docs')).text()).toContain('Permission')
  })

  it('shows how to call it in three languages', async () => {
    const page = await (await read('/docs')).text()
    expect(page).toContain('curl &#34;$SPLOT_URL/api/v1/things?q=text&#34;')
    expect(page).toContain('Bearer $SPLOT_SECRET_KEY')
    expect(page).toMatch(/fetch\(`\$\{splotUrl\}\/api\/v1\/things\?q=text`/)
    expect(page).toContain('curl_init($splotUrl . &#39;/api/v1/things?q=text&#39;)')
  })

  it('leaves every other path to others', () => {
    const info = { remoteAddress: '' }
    expect(reference(new Request('http://splot.test/docs/other'), info)).toBeNull()
    expect(reference(new Request('http://splot.test/docs', { method: 'POST' }), info)).toBeNull()
  })
})
