import { test } from '@playwright/test';
import { INDICATORS, moved, Pair, pastedBy, SCHEDULE, taken } from './support/pair.js';
import { expect } from './support/visits.js';
import { CONTEXT, type Writer } from './support/writer.js';

/** Between two keys, in milliseconds: twenty so typed take longer than what undo still counts to the change before. */
const UNHURRIED = 30;

// Pictures of two pages at each step take longer than the gestures.
test.use({ trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false } });

/**
 * Two people write in one fiche by keyboard and mouse alone. After each gesture, the credit of every character of the text
 * is compared with what the rule of credit says (packages/collab/SPEC.md, O1 to O6, H2).
 */
let pair: Pair;
let karim: Writer;
let julien: Writer;
test.beforeAll(async ({ browser }) => {
  pair = await Pair.open(browser);
  ({ karim, julien } = pair);
});
test.beforeEach(() => pair.begin(test.info().title));
test.afterAll(async () => {
  console.log(String(pair.table));
  await pair.close();
});

test.describe('each character is credited to who typed it, when one', () => {
  test('types in a line while the other types in it', async () => {
    const line = await pair.write(karim, ['debut et fin']);
    await karim.click(karim.line(line), 5);
    await julien.click(julien.line(line), 12);
    await Promise.all([karim.type('ant par ici'), julien.type('LENDEMAIN')]);
    await pair.stands('debutant par ici et finLENDEMAIN');
  });

  test('types inside a word of the other', async () => {
    const line = await pair.write(karim, ['une maison']);
    await julien.click(julien.line(line), 7);
    await julien.type('LUN');
    await pair.stands('une maiLUNson');
  });

  test('takes out letters of the other with Backspace', async () => {
    const line = await pair.write(karim, ['les rivieres']);
    await julien.click(julien.line(line), 8);
    await julien.press('Backspace', 'Backspace', 'Backspace');
    await pair.stands(['les r', taken(julien, 3), 'eres']);
  });

  test('takes out letters of the other with Delete', async () => {
    const line = await pair.write(karim, ['les collines']);
    await julien.click(julien.line(line), 4);
    await julien.press('Delete', 'Delete', 'Delete');
    await pair.stands(['les ', taken(julien, 3), 'lines']);
  });

  test('takes out a word of the other with Ctrl+Backspace', async () => {
    const line = await pair.write(karim, ['un mot de trop']);
    await julien.click(julien.line(line), 9);
    await julien.press('Control+Backspace');
    await pair.stands(['un mot ', taken(julien, 2), ' trop']);
  });

  test('presses Enter in the middle of a line of the other', async () => {
    const line = await pair.write(karim, ['premierdeuxieme']);
    await julien.click(julien.line(line), 7);
    await julien.press('Enter');
    await julien.type('ENSUITE');
    await pair.stands('premier', 'ENSUITEdeuxieme');
  });

  test('breaks a line of the other with Shift+Enter', async () => {
    const line = await pair.write(karim, ['dessusdessous']);
    await julien.click(julien.line(line), 6);
    await julien.press('Shift+Enter');
    await pair.stands('dessus⏎dessous');
  });

  test('joins two lines of the other with Backspace', async () => {
    const line = await pair.write(karim, ['le haut', 'le bas']);
    await julien.click(julien.line(line + 1), 0);
    await julien.press('Backspace');
    await julien.type('ET');
    await pair.stands('le hautETle bas');
  });

  test('makes a line of the other a heading, and a paragraph again', async () => {
    const line = await pair.write(karim, ['un titre']);
    await julien.click(julien.line(line), 3);
    await julien.tool('Titre').click();
    await expect(karim.line(line)).toHaveAttribute('data-kind', 'heading3');
    await pair.stands('un titre');
    await julien.press('Control+Alt+0');
    await expect(karim.line(line)).toHaveAttribute('data-kind', 'paragraph');
    await pair.stands('un titre');
  });

  test('makes a line of the other a list line by signs, button and keys', async () => {
    const line = await pair.write(karim, ['une puce']);
    await julien.click(julien.line(line), 0);
    await julien.type('-');
    await julien.press('Space');
    await expect(karim.line(line)).toHaveAttribute('data-kind', 'bullet');
    await pair.stands('une puce');
    await julien.tool('Liste numérotée').click();
    await expect(karim.line(line)).toHaveAttribute('data-kind', 'ordered');
    await pair.stands('une puce');
    await julien.press('Control+Shift+7');
    await expect(karim.line(line)).toHaveAttribute('data-kind', 'paragraph');
    await pair.stands('une puce');
  });

  test('moves a list line of the other in and out', async () => {
    const line = await pair.write(karim, ['un niveau']);
    await julien.click(julien.line(line), 2);
    await julien.press('Control+Shift+8', 'Control+]');
    await expect(karim.line(line)).toHaveAttribute('data-indent', '1');
    await pair.stands('un niveau');
    await julien.tool('Décaler à gauche').click();
    await expect(karim.line(line)).not.toHaveAttribute('data-indent');
    await julien.press('Control+[');
    await expect(karim.line(line)).toHaveAttribute('data-kind', 'paragraph');
    await pair.stands('un niveau');
  });

  test('makes words of the other bold, italic and a link', async () => {
    const line = await pair.write(karim, ['gras penche lien']);
    await julien.select(julien.line(line), 0, 4);
    await julien.press('Control+b');
    await expect(karim.line(line).locator('strong')).toContainText('gras');
    await julien.select(julien.line(line), 5, 11);
    await julien.tool('Italique').click();
    await expect(karim.line(line).locator('em')).toContainText('penche');
    await julien.select(julien.line(line), 12, 16);
    await julien.press('Control+k');
    await julien.page.keyboard.type('www.exemple.fr');
    await julien.press('Enter');
    await expect(karim.line(line).locator('a')).toContainText('lien');
    await pair.stands('gras penche lien');
  });

  test('selects words of the other and types over them', async () => {
    const line = await pair.write(karim, ['un vieux chemin']);
    await julien.select(julien.line(line), 3, 8);
    await julien.type('NOUVEAU');
    await pair.stands(['un ', taken(julien, 5), 'NOUVEAU', ' chemin']);
  });

  test('double-clicks a word in which the other has their caret and types over it', async () => {
    const line = await pair.write(karim, ['chaque commune ici']);
    await karim.click(karim.line(line), 10);
    const before = () => julien.line(line).evaluate((words) => words.firstChild?.textContent);
    await expect.poll(before).toBe('chaque com');
    await julien.click(julien.line(line), 9, 2);
    await julien.type('VILLE');
    await pair.stands(['chaque ', taken(julien, 7), 'VILLE', ' ici']);
  });

  test('selects across lines of the other and types over them', async () => {
    const line = await pair.write(karim, ['garder jeter', 'jeter garder']);
    await julien.drag({ line: julien.line(line), at: 7 }, { line: julien.line(line + 1), at: 5 });
    await julien.type('MIEUX');
    await pair.stands(['garder ', taken(julien, 10), 'MIEUX', ' garder']);
  });

  test('types an accent, which the keyboard composes', async () => {
    const line = await pair.write(karim, ['la tte']);
    await karim.click(karim.line(line), 4);
    await karim.compose('^', 'ê');
    await pair.stands('la tête');
  });

  test('writes without a connection, while the other writes', async () => {
    const line = await pair.write(karim, ['avec reseau']);
    await julien.page.context().setOffline(true);
    await expect(julien.page.getByText(/^Hors connexion/).first()).toBeVisible();
    await julien.click(julien.line(line), 4);
    await julien.type('OUSANS');
    await karim.click(karim.line(line), 11);
    await karim.type(' ou pas');
    await julien.page.context().setOffline(false);
    await pair.stands('avecOUSANS reseau ou pas');
  });
});

test.describe('what is moved stays its author’s, and says by whom', () => {
  test('cut and pasted in the section', async () => {
    const line = await pair.write(karim, ['ici une phrase entiere, suite', 'la-bas ']);
    await julien.select(julien.line(line), 4, 22);
    await julien.press('Control+x');
    await pair.stands(['ici ', taken(julien, 18), ', suite'], 'la-bas ');
    await julien.click(julien.line(line + 1), 7);
    await julien.press('Control+v');
    await pair.stands('ici , suite', ['la-bas ', moved(julien, 'une phrase entiere', karim)]);
  });

  test('cut and pasted in another section', async () => {
    const line = await pair.write(karim, ['cette annee, des travaux']);
    const target = await pair.write(karim, ['calendrier '], SCHEDULE);
    await julien.select(julien.line(line), 11, 24);
    await julien.press('Control+x');
    await julien.click(julien.line(target, SCHEDULE), 11);
    await julien.press('Control+v');
    await pair.stand({
      [CONTEXT]: ['cette annee'],
      [SCHEDULE]: [['calendrier ', moved(julien, ', des travaux', karim)]],
    });
  });

  test('dragged by the mouse', async () => {
    const line = await pair.write(karim, ['prenez ces quelques mots', 'posez-les ']);
    await julien.select(julien.line(line), 7, 24);
    await julien.drag({ line: julien.line(line), at: 12 }, { line: julien.line(line + 1), at: 10 });
    await pair.stands('prenez ', ['posez-les ', moved(julien, 'ces quelques mots', karim)]);
  });

  test('a line, by Alt and the arrow', async () => {
    const line = await pair.write(karim, ['celle du dessous', 'celle du dessus']);
    await julien.click(julien.line(line + 1), 3);
    await julien.press('Alt+ArrowUp');
    await pair.stands([moved(julien, 'celle du dessus', karim)], 'celle du dessous');
  });

  test('brought back by who had taken it out', async () => {
    const line = await pair.write(karim, ['un passage que l on retire puis remet'], CONTEXT, UNHURRIED);
    await julien.select(julien.line(line), 10, 26);
    await julien.press('Delete');
    await pair.stands(['un passage', taken(julien, 16), ' puis remet']);
    await julien.press('Control+z');
    await pair.stands(['un passage', moved(julien, ' que l on retire', karim), ' puis remet']);
  });
});

test.describe('what is no move is credited to who brings it', () => {
  test('a few letters cut and pasted elsewhere', async () => {
    const line = await pair.write(karim, ['un mot vert', 'ailleurs ']);
    await julien.select(julien.line(line), 7, 11);
    await julien.press('Control+x');
    await julien.click(julien.line(line + 1), 9);
    await julien.press('Control+v');
    await pair.stands(['un mot ', taken(julien, 4)], ['ailleurs ', pastedBy(julien, 'vert')]);
  });

  test('a copy', async () => {
    const line = await pair.write(karim, ['toute autre chose a recopier', 'copie : ']);
    await julien.select(julien.line(line), 0, 28);
    await julien.press('Control+c');
    await julien.click(julien.line(line + 1), 8);
    await julien.press('Control+v');
    await pair.stands('toute autre chose a recopier', ['copie : ', pastedBy(julien, 'toute autre chose a recopier')]);
  });

  test('a paste from a word processor', async () => {
    const line = await pair.write(karim, ['avantapres']);
    const other = await julien.page.context().newPage();
    await other.setContent(WORD);
    await other.locator('p').first().click();
    await other.keyboard.press('Control+a');
    await other.keyboard.press('Control+c');
    await other.close();
    await julien.click(julien.line(line), 5);
    await julien.press('Control+v');
    await expect(karim.line(line).locator('strong')).toContainText('trois');
    await pair.stands(['avant', pastedBy(julien, 'Les trois objectifs')], [pastedBy(julien, 'du groupe'), 'apres']);
  });
});

/** What a word processor puts on the page that one copies. */
const WORD = `<p class="MsoNormal" style="mso-margin-top-alt:auto">Les <b style="mso-bidi-font-weight:normal">trois</b>
  objectifs</p><p class="MsoNormal"><span style="font-family:Calibri">du groupe</span></p>`;

test.describe('undo and redo change one’s own words only', () => {
  test('around what the other wrote meanwhile', async () => {
    const line = await pair.write(karim, ['un debut']);
    await julien.click(julien.line(line), 8);
    await julien.type('SUIVIDEBEAUCOUPDAUTRES', UNHURRIED);
    await pair.stands('un debutSUIVIDEBEAUCOUPDAUTRES');
    await karim.click(karim.line(line), 2);
    await karim.type(' tout petit');
    await pair.stands('un tout petit debutSUIVIDEBEAUCOUPDAUTRES');
    await julien.click(julien.line(line), 7);
    await julien.type('VRAIMENTTOUTAUTANTMAIS', UNHURRIED);
    await pair.stands('un toutVRAIMENTTOUTAUTANTMAIS petit debutSUIVIDEBEAUCOUPDAUTRES');
    await karim.press('Control+z');
    await pair.stands('unVRAIMENTTOUTAUTANTMAIS debutSUIVIDEBEAUCOUPDAUTRES');
    await karim.press('Control+y');
    await pair.stands('un toutVRAIMENTTOUTAUTANTMAIS petit debutSUIVIDEBEAUCOUPDAUTRES');
  });
});

test.describe('in tables and items', () => {
  test('both write in the cells of a table, going from one to the next', async () => {
    const line = await pair.write(karim, ['le tableau', 'sous le tableau']);
    await karim.click(karim.line(line), 10);
    await karim.tool('Tableau').click();
    await expect(julien.line(line + 1).locator('td')).toHaveCount(9);
    for (const word of ['annee', 'part', 'source', 'an un']) {
      await karim.type(word);
      await karim.press('Tab');
    }
    await pair.stands('le tableau', 'annee|part|source|an un|||||', 'sous le tableau');
    await julien.click(
      julien
        .line(line + 1)
        .locator('td')
        .nth(4),
      0,
    );
    await Promise.all([julien.type('MOITIE'), karim.press('Shift+Tab', 'End').then(() => karim.type(' ou deux'))]);
    await pair.stands('le tableau', 'annee|part|source|an un ou deux|MOITIE||||', 'sous le tableau');
  });

  test('rows and columns come and go', async () => {
    const line = await pair.write(karim, ['un tableau', 'sous ce tableau']);
    await karim.click(karim.line(line), 10);
    await karim.tool('Tableau').click();
    await karim.type('lieu');
    await karim.press('Tab');
    await karim.type('date');
    await karim.press('Tab');
    await karim.type('prix');
    await pair.stands('un tableau', 'lieu|date|prix||||||', 'sous ce tableau');
    const cells = julien.line(line + 1).locator('td');
    await julien.click(cells.nth(0), 4);
    await julien.tool('Ligne au-dessous').click();
    await julien.tool('Colonne à droite').click();
    await expect(karim.line(line + 1).locator('td')).toHaveCount(16);
    await julien.click(cells.nth(1), 0);
    await julien.type('QUI');
    await pair.stands('un tableau', 'lieu|QUI|date|prix||||||||||||', 'sous ce tableau');
    await julien.click(cells.nth(2), 0);
    await julien.tool('Supprimer la colonne').click();
    await pair.stands('un tableau', 'lieu|QUI|prix|||||||||', 'sous ce tableau');
  });

  test('items are written by both and put in another order', async () => {
    await karim.click(karim.line(0, INDICATORS).locator('.item-words'), 0);
    await karim.page.getByRole('button', { name: 'Ajouter un indicateur' }).click();
    await karim.type('kilometres de haies');
    await karim.press('Enter');
    await karim.type('mares');
    await pair.stand({ [INDICATORS]: ['kilometres de haies', 'mares'] });
    const items = julien.editor(INDICATORS).locator('.item');
    await julien.click(items.filter({ hasText: 'mares' }).locator('.item-words'), 5);
    await julien.type('ETZONESHUMIDES');
    await pair.stand({ [INDICATORS]: ['kilometres de haies', 'maresETZONESHUMIDES'] });
    await julien.page.getByRole('button', { name: 'Monter « maresETZONESHUMIDES »' }).click();
    await pair.stand({
      [INDICATORS]: [[moved(julien, 'mares', karim), 'ETZONESHUMIDES'], 'kilometres de haies'],
    });
  });

  test('a value that is being typed stays with its item when the other moves it', async () => {
    const item = (writer: Writer, words: string) =>
      writer.editor(INDICATORS).locator('.item').filter({ hasText: words });
    await item(karim, 'mares').getByLabel('Unité').click();
    const down = julien.page.getByRole('button', { name: 'Descendre « maresETZONESHUMIDES »' });
    // No pause in which it would be saved before the item moves.
    await Promise.all([karim.page.keyboard.type('hectares de mares', { delay: 100 }), down.click({ delay: 500 })]);
    await expect(item(karim, 'mares').getByLabel('Unité')).toBeFocused();
    for (const writer of [karim, julien]) {
      await expect(
        item(writer, '')
          .filter({ hasText: /kilometres|mares/ })
          .first(),
      ).toContainText('kilometres');
      await expect(item(writer, 'mares').getByLabel('Unité')).toHaveValue('hectares de mares');
      await expect(item(writer, 'kilometres').getByLabel('Unité')).toHaveValue('');
    }
  });

  test('undo leaves an item where it was moved to once the other has written in it, and says so', async () => {
    const wordsOf = (writer: Writer, words: string) =>
      writer.editor(INDICATORS).locator('.item-words').filter({ hasText: words });
    await karim.page.getByRole('button', { name: 'Monter « maresETZONESHUMIDES »' }).click();
    const from = (await julien.editor(INDICATORS).locator('.item').count()) - 2;
    const moved = ['maresETZONESHUMIDES', 'kilometres de haies'];
    await expect.poll(() => julien.reads(INDICATORS, from)).toEqual(moved);
    await julien.click(wordsOf(julien, 'mares'), 19);
    await julien.type('AUSSI');
    const written = ['maresETZONESHUMIDESAUSSI', 'kilometres de haies'];
    await expect.poll(() => karim.reads(INDICATORS, from)).toEqual(written);
    await karim.press('Control+z');
    const said = karim.page.getByText('quelqu’un a changé ou remis cela depuis');
    await expect(said).toBeVisible();
    for (const writer of [karim, julien]) expect(await writer.reads(INDICATORS, from)).toEqual(written);
    await karim.click(wordsOf(karim, 'kilometres'), 19);
    await karim.type('s');
    await expect(said).toBeHidden();
  });
});
