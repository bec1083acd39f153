import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import { CalculateChartDto, ChartResultDto, DrawChartDto } from './chart.dto.js';
import { ChartsService } from './charts.service.js';

const SVG = 'image/svg+xml';

@ApiTags('Quality improvement: charts')
@Controller('quality-improvement/charts')
export class ChartsController {
  constructor(private readonly service: ChartsService) {}

  /** Compute a run chart or control chart */
  @Post()
  @HttpCode(200)
  @ExampleWithout('points.0.values')
  @Allow('improvement-chart:read')
  calculateChart(@Body() chart: CalculateChartDto): ChartResultDto {
    return this.service.calculate(chart);
  }

  /** Draw a run chart or control chart */
  @Post('picture')
  @HttpCode(200)
  @ExampleWithout('points.0.values')
  @Allow('improvement-chart:read')
  @ApiProduces(SVG)
  @ApiOkResponse({ content: { [SVG]: { schema: { type: 'string' } } } })
  @Header('content-type', SVG)
  drawChart(@Body() chart: DrawChartDto): string {
    return this.service.draw(chart);
  }
}
