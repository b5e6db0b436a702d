import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Page } from '../../kit/page.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { NewForm } from '../forms/form-dialog.tsx'
import { FormsTab } from '../forms/forms-tab.tsx'
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
    <Page
      title={t('nav.content')}
      action={chosen === 'messages' ? <NewMessage /> : chosen === 'forms' ? <NewForm /> : undefined}
    >
      <Tabs<'messages' | 'forms' | 'brand'>
        label={t('nav.content')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={[
          { value: 'messages', label: t('content.messages') },
          { value: 'forms', label: t('forms.tab') },
          { value: 'brand', label: t('content.brand') },
        ]}
        onChange={(next) =>
          void navigate({ search: { tab: next === 'messages' ? undefined : next }, replace: true })
        }
      >
        {chosen === 'brand' ? <BrandTab /> : chosen === 'forms' ? <FormsTab /> : <ItemList />}
      </Tabs>
    </Page>
  )
}
