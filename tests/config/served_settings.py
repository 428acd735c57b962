"""As little of Django as ``served.py`` needs, so that a server process starts in a moment."""

from zesummen.config.settings.base import *  # noqa: F403

SECRET_KEY = "only for the tests of the server process"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["zesummen.kernel", "django.contrib.contenttypes", "django.contrib.auth"]
AUTH_USER_MODEL = "auth.User"
ROOT_URLCONF = "config.served_settings"
urlpatterns = []
