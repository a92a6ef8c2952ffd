import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** The client of y-websocket as it is published, for a page that is not ours: built into one script. */
Object.assign(window, { Stock: { Y, WebsocketProvider } });
