import type { FicheText } from '../notation.js';
import { fiche100 } from './fiche-1-00.js';
import { fiche201 } from './fiche-2-01.js';
import { fiche202 } from './fiche-2-02.js';
import { fiche203 } from './fiche-2-03.js';
import { fiche204 } from './fiche-2-04.js';
import { fiche301 } from './fiche-3-01.js';
import { fiche302 } from './fiche-3-02.js';
import { fiche303 } from './fiche-3-03.js';
import { fiche304 } from './fiche-3-04.js';
import { fiche305 } from './fiche-3-05.js';
import { fiche306 } from './fiche-3-06.js';
import { fiche307 } from './fiche-3-07.js';
import { fiche308 } from './fiche-3-08.js';
import { fiche309 } from './fiche-3-09.js';
import { fiche310 } from './fiche-3-10.js';
import { fiche311 } from './fiche-3-11.js';
import { fiche312 } from './fiche-3-12.js';
import { fiche401 } from './fiche-4-01.js';
import { fiche402 } from './fiche-4-02.js';
import { fiche403 } from './fiche-4-03.js';
import { fiche404 } from './fiche-4-04.js';
import { fiche405 } from './fiche-4-05.js';
import { fiche406 } from './fiche-4-06.js';
import { fiche407 } from './fiche-4-07.js';
import { fiche408 } from './fiche-4-08.js';
import { fiche409 } from './fiche-4-09.js';
import { fiche410 } from './fiche-4-10.js';
import { fiche411 } from './fiche-4-11.js';
import { fiche412 } from './fiche-4-12.js';
import { fiche413 } from './fiche-4-13.js';
import { fiche414 } from './fiche-4-14.js';
import { fiche415 } from './fiche-4-15.js';
import { fiche416 } from './fiche-4-16.js';

/** The fiches of the demonstration, in the order of their numbers. */
export const fiches: FicheText[] = [
  fiche100,
  fiche201,
  fiche202,
  fiche203,
  fiche204,
  fiche301,
  fiche302,
  fiche303,
  fiche304,
  fiche305,
  fiche306,
  fiche307,
  fiche308,
  fiche309,
  fiche310,
  fiche311,
  fiche312,
  fiche401,
  fiche402,
  fiche403,
  fiche404,
  fiche405,
  fiche406,
  fiche407,
  fiche408,
  fiche409,
  fiche410,
  fiche411,
  fiche412,
  fiche413,
  fiche414,
  fiche415,
  fiche416,
];
