import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown, CircleUserRound, Keyboard, LogOut, Monitor, Moon, Plus, Sun } from 'lucide-react'
import { languages, useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Menu, MenuItem, MenuLine, MenuNote } from '../../kit/menu.tsx'
import { hasScope, signOut, useLanguageChoice, useMe, useSwitchWorkspace } from '../session.ts'
import { setThemeChoice, useTheme } from '../theme.ts'

/** Chooses the brand one works for. */
export function WorkspaceMenu() {
  const { t } = useWords()
  const me = useMe()
  const switchTo = useSwitchWorkspace()
  const navigate = useNavigate()
  const current = me.workspaces.find((workspace) => workspace.id === me.workspaceId)
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="-ml-2 flex h-9 min-w-0 items-center gap-2 rounded-control px-2 font-strong hover:bg-sunken"
          aria-label={t('workspace.switch', { name: current?.name ?? '' })}
        >
          <span className="truncate">{current?.name}</span>
          <ChevronsUpDown aria-hidden="true" size={14} className="shrink-0 text-text-3" />
        </button>
      }
    >
      {me.workspaces.map((workspace) => (
        <MenuItem
          key={workspace.id}
          isChosen={workspace.id === me.workspaceId}
          onSelect={() => workspace.id !== me.workspaceId && switchTo.mutate(workspace.id)}
        >
          <span className="flex items-center gap-2">
            <span className="truncate">{workspace.name}</span>
            {workspace.isSample && <Tag>{t('workspace.sample')}</Tag>}
          </span>
        </MenuItem>
      ))}
      {hasScope(me, 'workspace:manage') && (
        <>
          <MenuLine />
          <MenuItem
            icon={Plus}
            onSelect={() => navigate({ to: '/settings', search: { tab: 'workspace', dialog: 'new' } })}
          >
            {t('workspace.add')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

/** One's own choices: language, theme, account. */
export function OwnMenus({ onHelp }: { onHelp: () => void }) {
  return (
    <>
      <LanguageMenu />
      <ThemeMenu />
      <MemberMenu onHelp={onHelp} />
    </>
  )
}

function LanguageMenu() {
  const { t, language } = useWords()
  const choose = useLanguageChoice()
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t('language.choose')}
          className="flex size-8 items-center justify-center rounded-control font-medium text-text-2 uppercase hover:bg-sunken hover:text-text"
        >
          {language}
        </button>
      }
    >
      {languages.map((each) => (
        <MenuItem key={each} isChosen={each === language} onSelect={() => choose(each)}>
          <span lang={each}>{each === 'pl' ? 'Polski' : 'English'}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}

const themeIcons = { light: Sun, dark: Moon, system: Monitor }

function ThemeMenu() {
  const { t } = useWords()
  const { theme, choice } = useTheme()
  return (
    <Menu align="end" trigger={<IconButton label={t('theme.choose')} icon={themeIcons[theme]} />}>
      {(['light', 'dark', 'system'] as const).map((each) => (
        <MenuItem
          key={each}
          icon={themeIcons[each]}
          isChosen={each === choice}
          onSelect={() => setThemeChoice(each)}
        >
          {t(`theme.${each}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

function MemberMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useWords()
  const { member } = useMe()
  const navigate = useNavigate()
  const leave = async (): Promise<void> => {
    await signOut()
    await navigate({ to: '/sign-in' })
  }
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t('member.menu', { name: member.name })}
          className="ml-1 flex size-8 items-center justify-center rounded-full bg-text font-strong text-12 text-surface"
        >
          {initials(member.name || member.email)}
        </button>
      }
    >
      <MenuNote>
        <span className="block truncate font-medium text-text">{member.name}</span>
        <span className="block truncate">{member.email}</span>
        <span className="block">{member.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
      </MenuNote>
      <MenuLine />
      <MenuItem
        icon={CircleUserRound}
        onSelect={() => navigate({ to: '/settings', search: { tab: 'account' } })}
      >
        {t('settings.account')}
      </MenuItem>
      <MenuItem icon={Keyboard} onSelect={onHelp}>
        {t('help.keyboard')}
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={() => void leave()}>
        {t('member.signOut')}
      </MenuItem>
    </Menu>
  )
}
