import type { SiteView } from '@diapason/contracts';
import { Controller, Get, Inject } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { Open } from './actor.js';

@Open()
@Controller('api/site')
export class SiteController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  view(): SiteView {
    const { SITE_NAME, DEMO, OPERATOR_NAME, DATA_PROTECTION_CONTACT, ACCESSIBILITY_CONTACT } = this.config;
    return {
      name: SITE_NAME,
      demonstration: DEMO,
      operator: {
        name: OPERATOR_NAME,
        dataProtectionContact: DATA_PROTECTION_CONTACT,
        accessibilityContact: ACCESSIBILITY_CONTACT,
      },
    };
  }
}
