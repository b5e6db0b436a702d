export const minPasswordLength = 10
export const maxPasswordLength = 128

/** Long enough, and not one character over and over. Length is what protects; composition rules only annoy. */
export function isStrongPassword(password: string): boolean {
  const length = [...password].length
  return length >= minPasswordLength && length <= maxPasswordLength && new Set(password).size >= 4
}
