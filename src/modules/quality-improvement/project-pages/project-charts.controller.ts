import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ChartResultDto } from '../charts/chart.dto.js';
import { ProjectChartsService } from './project-charts.service.js';

const SVG = 'image/svg+xml';

@ApiTags('Quality improvement: projects')
@Controller('quality-improvement/projects/:id')
export class ProjectChartsController {
  constructor(private readonly charts: ProjectChartsService) {}

  /** Read the chart of a project's first outcome metric, in phases of its interventions */
  @Get('chart')
  @Allow('improvement-project:read')
  readProjectChart(@Param('id', ParseUUIDPipe) id: string): Promise<ChartResultDto> {
    return this.charts.computed(id);
  }

  /** The chart of a project as a picture */
  @Get('chart/picture')
  @Allow('improvement-project:read')
  @ApiProduces(SVG)
  @ApiOkResponse({ content: { [SVG]: { schema: { type: 'string' } } } })
  @Header('content-type', SVG)
  drawProjectChart(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.charts.picture(id);
  }

  /** The driver diagram of a project as a picture */
  @Get('driver-diagram/picture')
  @Allow('improvement-project:read')
  @ApiProduces(SVG)
  @ApiOkResponse({ content: { [SVG]: { schema: { type: 'string' } } } })
  @Header('content-type', SVG)
  drawDriverDiagram(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.charts.driverDiagram(id);
  }
}
