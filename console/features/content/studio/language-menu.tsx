import { useNavigate } from '@tanstack/react-router'
import { Languages } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Menu, MenuItem } from '../../../kit/menu.tsx'
import { tellWithUndo } from '../../../kit/tell.ts'
import { setLanguage } from '../edit.ts'
import { contentLanguages, languagesOf } from '../model.ts'
import { useStudio } from './studio.ts'

/** Adds the message's other language, or takes one away. */
export function LanguageMenu() {
  const { t } = useWords()
  const { document, change, undo, isLocked } = useStudio()
  const navigate = useNavigate({ from: '/content/$id' })
  const known = languagesOf(document)
  if (isLocked) return null
  return (
    <Menu
      trigger={
        <Button tone="quiet" icon={Languages}>
          <span className="max-md:sr-only">
            {known.length === 1 ? t('content.addLanguage') : t('content.languages')}
          </span>
        </Button>
      }
    >
      {contentLanguages.map((language) => {
        const isThere = known.includes(language)
        if (isThere && known.length === 1) return null
        return (
          <MenuItem
            key={language}
            onSelect={() => {
              change('', (before) => setLanguage(before, language, !isThere))
              // What is written next belongs to the language just added, not to the one shown before.
              void navigate({
                search: (before) => ({ ...before, language: isThere ? undefined : language }),
                replace: true,
              })
              if (isThere) tellWithUndo(t('content.languageRemoved'), { label: t('action.undo'), run: undo })
            }}
          >
            {isThere ? t(`content.removeLanguage.${language}`) : t(`content.addLanguage.${language}`)}
          </MenuItem>
        )
      })}
    </Menu>
  )
}
