import { useState } from 'react'
import type { Setup } from '../../app/api.ts'
import { useWords } from '../../i18n/t.ts'
import { Code } from '../../kit/code.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { type SnippetKind, snippetKinds, writeSnippet } from './snippet-texts.ts'

interface SnippetsProps {
  writeKey: string
  origin: string
  workspace: Setup['workspace']
}

/** The code that sends the first event, with this workspace's own key in it. */
export function Snippets({ writeKey, origin, workspace }: SnippetsProps) {
  const { t } = useWords()
  const [kind, setKind] = useState<SnippetKind>('script')
  return (
    <section aria-labelledby="snippets" className="min-w-0">
      <h2 id="snippets" className="text-16 font-strong">
        {t('home.snippet')}
      </h2>
      <p className="mt-1 text-text-2">{t('home.snippetText')}</p>
      <p className="mt-1 font-medium">{t('home.keyOf', { name: workspace.name, id: workspace.id })}</p>
      <Tabs
        label={t('home.snippet')}
        className="mt-2 mb-3"
        value={kind}
        options={snippetKinds.map((each) => ({ value: each, label: t(`snippet.${each}`) }))}
        onChange={setKind}
      >
        <Code text={writeSnippet(kind, { writeKey, origin })} label={t(`snippet.${kind}`)} />
      </Tabs>
      <p className="mt-3 text-12 text-text-3">{t('home.snippetNote')}</p>
    </section>
  )
}
