from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "zesummen.kernel"
    label = "kernel"
