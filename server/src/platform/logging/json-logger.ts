import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from '../../config/config.js';

const LEVELS: Record<Config['LOG_LEVEL'], LogLevel[]> = {
  error: ['error', 'fatal'],
  warn: ['error', 'fatal', 'warn'],
  info: ['error', 'fatal', 'warn', 'log'],
  debug: ['error', 'fatal', 'warn', 'log', 'debug'],
};

/** Structured logs: one JSON object a line. */
export const jsonLogger = ({ LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>): ConsoleLogger =>
  new ConsoleLogger({ json: true, colors: false, logLevels: LEVELS[LOG_LEVEL] });
