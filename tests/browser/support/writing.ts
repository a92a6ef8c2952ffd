import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a fiche of the demonstration to write in it, as one does: by its title in the strategy. */
export async function openToWrite(page: Page, title: string): Promise<void> {
  await page.goto('/strategies/scoran');
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('link', { name: 'Rédiger' }).click();
  await expect(page.getByRole('button', { name: 'Écrire dans « Intitulé »' })).toBeVisible({ timeout: 20_000 });
}

/** A section of the page being written, by its name. */
export const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** The editor of a section, opened if it is not. */
export async function editorOf(page: Page, name: string): Promise<Locator> {
  const editor = section(page, name).getByRole('textbox', { name, exact: true });
  if (!(await editor.isVisible()))
    await section(page, name)
      .getByRole('button', { name: /^Écrire dans/ })
      .click();
  await expect(editor).toBeVisible();
  return editor;
}

/** What one reads in an editor: its text without the names of those who write in it. */
export const wordsOf = (editor: Locator): Promise<string> =>
  editor.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const aside of copy.querySelectorAll(
      '.others-caret, .ProseMirror-widget, [contenteditable="false"], .ProseMirror-trailingBreak',
    ))
      aside.remove();
    const blocks = [...copy.children].map((block) => block.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');
    return blocks.join('\n');
  });

/** All that was typed is on the server's disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^(Enregistré|Texte à jour)/)).toBeVisible();
}
