import { http } from './http.js';

/** Asks for a file in one's own name, which a plain link does not say, and hands it to the browser to keep. */
export async function saveFile(path: string): Promise<void> {
  const file = await http.file(path);
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
