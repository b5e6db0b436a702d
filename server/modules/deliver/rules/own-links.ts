const ownLink =
  /(https?:\/\/[^\s"'<>/]+\/[pu]\/(?:address\/|confirm\/)?)[a-z0-9][a-z0-9_-]{0,62}\.[\w-]{20,}/gi

/** A text without the links by which a customer acts for herself: who reads her mail at a desk must not be able to. */
export const hideOwnLinks = (text: string): string => text.replace(ownLink, '$1…')
