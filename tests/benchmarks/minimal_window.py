"""The least a pygame window can be: what every figure of the window benchmark is compared to."""

import os

os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
import pygame

pygame.display.init()
surface = pygame.display.set_mode((1280, 720))
surface.fill((255, 250, 242))
pygame.draw.rect(surface, (10, 74, 143), (540, 300, 200, 120))
pygame.display.flip()
shade = 0
while (event := pygame.event.wait()).type != pygame.QUIT:
    if event.type in (pygame.MOUSEBUTTONDOWN, pygame.KEYDOWN):
        shade = 255 - shade
        surface.fill((shade, 120, 60), (540, 300, 200, 120))
        pygame.display.update((540, 300, 200, 120))
