import { createServer, type Server } from 'node:http'
import { Catalogue } from '@shop/catalogue'
import { answer } from './answer.js'

export function serve(catalogue: Catalogue): Server {
  return createServer((request, response) => {
    const { status, body } = answer(catalogue, request.url ?? '/')
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
}
