import { DomainError } from '@diapason/domain';
import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Open } from '../http/actor.js';

@Open()
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers as well: requests can be sent here. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    await this.dataSource.query('SELECT 1').catch(() => {
      throw new DomainError('UNAVAILABLE');
    });
    return { status: 'ok' };
  }
}
