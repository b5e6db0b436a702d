import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Page } from '../../kit/page.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { BrandTab } from './brand/brand-tab.tsx'
import { ItemList } from './list/item-list.tsx'
import { NewMessage } from './list/new-message.tsx'

/** Everything the brand says: its messages, and how it says them. */
export default function ContentPage() {
  const { t } = useWords()
  const { tab } = useSearch({ from: '/shell/content' })
  const navigate = useNavigate({ from: '/content' })
  const chosen = tab ?? 'messages'
  return (
    <Page title={t('nav.content')} action={chosen === 'messages' ? <NewMessage /> : undefined}>
      <Tabs<'messages' | 'brand'>
        label={t('nav.content')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={[
          { value: 'messages', label: t('content.messages') },
          { value: 'brand', label: t('content.brand') },
        ]}
        onChange={(next) =>
          void navigate({ search: { tab: next === 'brand' ? 'brand' : undefined }, replace: true })
        }
      >
        {chosen === 'brand' ? <BrandTab /> : <ItemList />}
      </Tabs>
    </Page>
  )
}
